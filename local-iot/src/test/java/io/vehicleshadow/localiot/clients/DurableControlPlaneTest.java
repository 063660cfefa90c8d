package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.localiot.identity.Identities;
import io.vehicleshadow.localiot.identity.PemCredentials;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.Action;
import software.amazon.awssdk.services.iot.model.AuthorizerStatus;
import software.amazon.awssdk.services.iot.model.CreateKeysAndCertificateResponse;

/** A process of its own, killed with SIGKILL right after its last answer. */
class DurableControlPlaneTest {

    @TempDir
    Path data;

    @Test
    void what_was_answered_outlives_a_kill() throws Exception {
        CreateKeysAndCertificateResponse certificate;
        try (LocalIotProcess process = LocalIotProcess.start(data);
                IotClient control = ControlPlaneClient.at(process.dataPlane())) {
            control.createThingType(r -> r.thingTypeName("light"));
            control.createThing(r -> r.thingName("lamp")
                    .thingTypeName("light")
                    .attributePayload(p -> p.attributes(Map.of("room", "hall"))));
            certificate = control.createKeysAndCertificate(r -> r.setAsActive(true));
            String arn = certificate.certificateArn();
            control.createProvisioningTemplate(r -> r.templateName("lamps")
                    .templateBody(PolicyCallsTest.template("own"))
                    .provisioningRoleArn("arn:aws:iam::000000000000:role/any"));
            control.createPolicy(r -> r.policyName("own").policyDocument(Policies.OWN_SHADOW));
            control.attachPolicy(r -> r.policyName("own").target(arn));
            control.attachThingPrincipal(r -> r.thingName("lamp").principal(arn));
            control.createTopicRule(r -> r.ruleName("echo")
                    .topicRulePayload(p -> p.sql("SELECT * FROM 'dt/lamp/in'")
                            .actions(Action.builder()
                                    .republish(to -> to.topic("dt/lamp/out").roleArn("any"))
                                    .build())));
            control.createAuthorizer(r -> r.authorizerName("live")
                    .authorizerFunctionArn("pages")
                    .signingDisabled(true)
                    .status(AuthorizerStatus.ACTIVE));
            process.kill();
        }
        try (LocalIotProcess process = LocalIotProcess.start(data);
                IotClient control = ControlPlaneClient.at(process.dataPlane());
                Paho5 lamp = new Paho5("ssl://" + process.mqtt(), "lamp")) {
            var thing = control.describeThing(r -> r.thingName("lamp"));
            assertEquals("light", thing.thingTypeName());
            assertEquals(Map.of("room", "hall"), thing.attributes());
            assertEquals(
                    "lamps",
                    control.listProvisioningTemplates(r -> {})
                            .templates()
                            .get(0)
                            .templateName());
            assertEquals(
                    AuthorizerStatus.ACTIVE,
                    control.describeAuthorizer(r -> r.authorizerName("live"))
                            .authorizerDescription()
                            .status());
            lamp.connect(MutualTls.with(
                    Identities.at(data, Clock.systemUTC()),
                    new PemCredentials(
                            certificate.certificatePem(), certificate.keyPair().privateKey())));
            assertEquals(1, lamp.subscribe("dt/lamp/out"));
            lamp.publish("dt/lamp/in", "{}");
            assertEquals("dt/lamp/out", lamp.next().topic());
        }
    }
}
