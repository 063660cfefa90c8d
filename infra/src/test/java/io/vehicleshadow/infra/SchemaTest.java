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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    private static final String WHOLE = """
            {"Mappings": {"Zones": {"aws": {"id": "Z1"}}},
             "Conditions": {"Live": {"Fn::Equals": ["a", "a"]}},
             "Resources": {
              "Code": {"Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain", "Properties": {"BucketName": "code"}},
              "F": {"Type": "AWS::Lambda::Function", "DependsOn": ["Code"], "Properties": {
                "Code": {"S3Bucket": {"Ref": "Code"}, "S3Key": "k"},
                "Role": {"Fn::GetAtt": ["R", "Arn"]}, "MemorySize": 512, "Architectures": ["arm64"],
                "Environment": {"Variables": {"STAGE": "main", "BUCKET": {"Fn::Sub": "${Code.Arn}/${AWS::Region}"}}},
                "Description": {"Fn::Join": ["", ["runs ", {"Fn::FindInMap": ["Zones", "aws", "id"]}]]}}},
              "R": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17"}}},
              "A": {"Type": "AWS::IoT::Authorizer", "Condition": "Live", "Properties": {
                "AuthorizerFunctionArn": {"Fn::GetAtt": "F.Arn"}, "Status": "ACTIVE"}}
             }}""";

    /** What is right in it, what it is broken to, and what the checker says then. */
    private static final String BROKEN = """
            AWS::Lambda::Function | AWS::Lambda::Funktion | F: AWS::Lambda::Funktion is no type of CloudFormation
            "MemorySize"          | "MemorySzie"          | F.Properties.MemorySzie: is no such property
            "Variables"           | "Varables"            | F.Properties.Environment.Varables: is no such property
            "MemorySize": 512     | "MemorySize": "much"  | F.Properties.MemorySize: should be a integer
            ["arm64"]             | "arm64"               | F.Properties.Architectures: should be an array
            "STAGE": "main"       | "STAGE": ["main"]     | F.Properties.Environment.Variables.STAGE: should be a string
            "ACTIVE"              | "active"              | A.Properties.Status: should be one of ACTIVE, INACTIVE
            "Role": {             | "Tags": [], "X": {    | F.Properties: lacks Role
            "Properties": {"BucketName": "code"} | "Propreties": {} | Code: Propreties is nothing that a resource has
            "DeletionPolicy": "Retain" | "DeletionPolicy": "Keep" | Code.DeletionPolicy: should be one of Delete, Retain
            {"Ref": "Code"}       | {"Ref": "Gone"}       | refers to Gone, which is not there
            {"Ref": "Code"}       | {"Reff": "Code"}      | F.Properties.Code.S3Bucket: should be a string
            "S3Key": "k"          | "S3Key": {"Ref": "AWS::Regon"} | refers to AWS::Regon, which is not there
            ["R", "Arn"]          | ["R", "Name"]         | AWS::IAM::Role has no attribute Name
            "F.Arn"               | "F.Name"              | AWS::Lambda::Function has no attribute Name
            "F.Arn"               | "F"                   | A.Properties.AuthorizerFunctionArn.Fn::GetAtt: does not look as
            ${Code.Arn}           | ${Kode.Arn}           | refers to Kode, which is not there
            ${Code.Arn}           | ${Code.Aarn}          | AWS::S3::Bucket has no attribute Aarn
            "Fn::Join"            | "Fn::Jion"            | F.Properties.Description.Fn::Jion: is no intrinsic function
            "Fn::Join": ["", [    | "Fn::Join": [[        | F.Properties.Description.Fn::Join: does not look as
            "Zones", "aws"        | "Zone", "aws"         | refers to the mapping Zone, which is not there
            "Condition": "Live"   | "Condition": "Life"   | refers to the condition Life, which is not there
            "DependsOn": ["Code"] | "DependsOn": ["Gone"] | refers to Gone, which is not there
            "DependsOn": ["Code"] | "DependsOn": ["A"]    | needs itself: F needs A needs F
            "BucketName": "code"  | "BucketName": {"Fn::Sub": "x-${F}"} | Code needs F needs Code
            """;

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
        assertEquals("", check(List.of(written("whole", WHOLE))));
    }

    @TestFactory
    Stream<DynamicTest> the_checker_finds_what_is_broken() throws Exception {
        List<Fault> faults = BROKEN.lines().map(Fault::of).toList();
        List<String> files = new ArrayList<>();
        for (Fault fault : faults) {
            files.add(written("broken-" + files.size(), fault.template()));
        }
        List<String> found = check(files).lines().toList();
        return IntStream.range(0, faults.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        faults.get(i).toString(), () -> assertFound("broken-" + i, faults.get(i), found)));
    }

    private static void assertFound(String file, Fault fault, List<String> found) {
        assertTrue(
                found.stream().anyMatch(line -> line.startsWith(file + ".json: ") && line.contains(fault.said())),
                "It said: "
                        + found.stream().filter(line -> line.startsWith(file)).toList());
    }

    private record Fault(String right, String wrong, String said) {
        static Fault of(String line) {
            String[] columns = line.split("\\s+\\|\\s+");
            return new Fault(columns[0], columns[1], columns[2]);
        }

        String template() {
            assertTrue(WHOLE.contains(right), right);
            return WHOLE.replace(right, wrong);
        }
    }

    private String written(String name, String template) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), template).toString();
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
