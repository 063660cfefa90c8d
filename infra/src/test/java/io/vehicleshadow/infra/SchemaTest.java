package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
    private static final String WHOLE = """
            {"Resources": {
              "Code": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "code"}},
              "F": {"Type": "AWS::Lambda::Function", "DependsOn": ["Code"], "Properties": {
                "Code": {"S3Bucket": {"Ref": "Code"}, "S3Key": "k"},
                "Role": {"Fn::GetAtt": ["R", "Arn"]}, "MemorySize": 512, "Architectures": ["arm64"],
                "Environment": {"Variables": {"STAGE": "main"}}}},
              "R": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17"}}}
            }}""";

    @TempDir
    Path folder;

    @Test
    void every_resource_and_property_is_in_the_schemas_of_cloudformation() throws Exception {
        List<String> files = new ArrayList<>();
        for (String stack : Synthesis.STACKS) {
            files.add(Synthesis.file(stack).toString());
        }
        assertEquals("", check(files));
    }

    @Test
    void the_checker_accepts_a_template_without_faults() throws Exception {
        assertEquals("", check(WHOLE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    AWS::Lambda::Function | AWS::Lambda::Funktion | F: AWS::Lambda::Funktion is no type of CloudFormation
                    "MemorySize"          | "MemorySzie"          | F.Properties.MemorySzie: is no such property
                    "Variables"           | "Varables"            | F.Properties.Environment.Varables: is no such property
                    "MemorySize": 512     | "MemorySize": "much"  | F.Properties.MemorySize: should be a integer
                    ["arm64"]             | "arm64"               | F.Properties.Architectures: should be an array
                    {"STAGE": "main"}     | {"STAGE": ["main"]}   | F.Properties.Environment.Variables.STAGE: should be a string
                    "Role": {             | "Tags": [], "X": {    | F.Properties: lacks Role
                    {"Ref": "Code"}       | {"Ref": "Gone"}       | refers to Gone, which is not there
                    ["R", "Arn"]          | ["R", "Name"]         | AWS::IAM::Role has no attribute Name
                    "DependsOn": ["Code"] | "DependsOn": ["Gone"] | refers to Gone, which is not there
                    """)
    void the_checker_finds_what_is_broken(String right, String wrong, String said) throws Exception {
        assertTrue(WHOLE.contains(right), right);
        String found = check(WHOLE.replace(right, wrong));
        assertTrue(found.contains(said), "It said: " + found);
    }

    private String check(String template) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("template.json"), template);
        return check(List.of(file.toString()));
    }

    /** What the checker prints; its exit code must agree. */
    private static String check(List<String> files) throws IOException, InterruptedException {
        Path repository = Path.of("..").toAbsolutePath().normalize();
        assertTrue(
                Files.isDirectory(repository.resolve("node_modules/@aws-cdk/aws-service-spec")),
                "The schemas are missing: run npm ci at the top of the repository");
        List<String> command = new ArrayList<>(List.of("node", "src/test/node/check-template.mjs"));
        command.addAll(files);
        Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(node.waitFor(60, TimeUnit.SECONDS), "The checker does not end");
        assertEquals(said.isEmpty() ? 0 : 1, node.exitValue(), said);
        return said;
    }
}
