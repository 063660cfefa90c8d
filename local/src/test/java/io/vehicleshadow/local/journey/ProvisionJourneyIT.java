package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.local.home.IdentityFiles;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a claim to an open door with the two scripts that a person runs on the car. */
class ProvisionJourneyIT {
    private static final String TEMPLATE = """
            {"Parameters": {"ThingName": {"Type": "String"}, "AWS::IoT::Certificate::Id": {"Type": "String"}},
             "Resources": {
               "thing": {"Type": "AWS::IoT::Thing", "Properties": {"ThingName": {"Ref": "ThingName"}}},
               "certificate": {"Type": "AWS::IoT::Certificate", "Properties": {
                 "CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}, "Status": "Active"}},
               "policy": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyName": "vehicle"}}}}""";

    @TempDir
    private Path folder;

    private LocalIot iot;

    @BeforeEach
    void start() {
        PolicyDocuments policies = new PolicyDocuments(new IotAddress("aws", "us-east-1", "000000000000"));
        iot = LocalIot.start(LocalIotOptions.inMemory());
        iot.issueCertificate("claim", policies.claim("vehicle-shadow"));
        iot.provisioning().putPolicy("vehicle", PolicyDocument.parse(policies.vehicle()));
        iot.provisioning().putTemplate("vehicle-shadow", TEMPLATE);
    }

    @AfterEach
    void end() {
        iot.close();
    }

    @Test
    void a_provisioned_car_opens_its_door() throws Exception {
        RunProcess.Ended done = provision("tcu");
        assertEquals(0, done.exitCode(), done.errors());
        Path settings = folder.resolve("car/agent.properties");
        assertTrue(done.output().contains("agent/agent --config " + settings), done.output());
        Process agent = new ProcessBuilder(
                        Path.of("../agent/agent").toAbsolutePath().toString(), "--config", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.log").toFile())
                .start();
        try {
            ShadowClient person = new ShadowClient(iot.endpoints().dataPlane(), "tcu");
            person.await(
                    "a first report",
                    document -> document.path("state").path("reported").has("door"));
            JsonNode answered = person.awaitOutcome("door", person.ask("door", "open"));
            assertEquals("open", ShadowClient.reported(answered, "door"));
            assertTrue(answered.path("state").path("desired").isMissingNode(), answered.toString());
        } finally {
            agent.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_mistake_is_told_in_one_line_and_ends_with_2() throws Exception {
        RunProcess.Ended refused = provision("my car");
        assertEquals(2, refused.exitCode(), refused.errors());
        assertTrue(refused.errors().contains("A thing name has 1 to 128 letters"), refused.errors());
        assertEquals(1, refused.errors().lines().count(), refused.errors());
        assertFalse(Files.exists(folder.resolve("car")));
    }

    private RunProcess.Ended provision(String thing) throws Exception {
        IdentityFiles claim = new IdentityFiles(iot.endpoints().certificates(), "claim");
        return RunProcess.vehicle(
                folder,
                "provision",
                "--endpoint=localhost",
                "--port=" + iot.endpoints().mqttPort(),
                "--ca=" + claim.authority(),
                "--claim-certificate=" + claim.certificate(),
                "--claim-key=" + claim.key(),
                "--template=vehicle-shadow",
                "--thing=" + thing,
                "--out=" + folder.resolve("car"));
    }
}
