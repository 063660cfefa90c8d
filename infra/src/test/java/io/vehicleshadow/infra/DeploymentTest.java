package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.infra.deployment.Deployment;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentTest {
    @Test
    void without_context_values_it_is_a_demo_in_ireland() {
        Deployment deployment = Deployment.of(Map.of());
        assertEquals("VehicleShadow", deployment.stage().stackName());
        assertEquals("eu-west-1", deployment.region());
        assertEquals("tcu", deployment.firstThing().value());
        assertFalse(deployment.keepsData());
        assertTrue(deployment.requiresMfa());
        assertTrue(deployment.domain().isEmpty());
        assertTrue(deployment.alexa().isEmpty());
    }

    @Test
    void another_stage_has_other_names_for_everything() {
        Deployment deployment = Deployment.of(Map.of("stage", "test"));
        assertEquals("VehicleShadow-test", deployment.stage().stackName());
        assertEquals("tcu-test", deployment.firstThing().value());
        assertEquals("vehicle-shadow-test-live", deployment.stage().named("live"));
        assertEquals("vehicle_shadow_test_documents", deployment.stage().underscored("documents"));
    }

    @Test
    void keys_of_the_cdk_itself_are_left_alone() {
        assertEquals(
                "eu-west-1",
                Deployment.of(Map.of("@aws-cdk/core:x", true, "aws:cdk:y", "z", "cli-telemetry", false))
                        .region());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    stage=Test               | The stage must be 1 to 12 lower-case letters and digits
                    stage=averyverylongname  | The stage must be 1 to 12 lower-case letters and digits
                    stage=awstest            | The stage must not contain 'aws', as 'awstest' does: Cognito refuses
                    stage=myamazon           | The stage must not contain 'amazon'
                    stage=cognito            | The stage must not contain 'cognito'
                    region=af-south-1        | The region af-south-1 is an opt-in region or a new one: CloudFront delivers no
                    region=mx-central-1      | The region mx-central-1 is an opt-in region or a new one
                    region=ap-northeast-3    | The region ap-northeast-3 has no AWS IoT Core
                    regoin=us-east-1         | Unknown context value 'regoin'; known are alarmEmail
                    region=Ireland           | The context value 'region' must look like eu-west-1
                    region=us-foo-1          | The context value 'region' must look like eu-west-1
                    region=us-gov-west-1     | The context value 'region' must look like eu-west-1
                    alarm-email=a@b.com      | Unknown context value 'alarm-email'
                    scale=big                | The context value 'scale' must be one of demo, fleet
                    data=forget              | The context value 'data' must be one of destroy, keep
                    mfa=sms                  | The context value 'mfa' must be one of required, optional
                    thing=my car             | A thing name has 1 to 128 letters
                    domainName=car           | The context value 'domainName' must look like car.example.com
                    domainName=car.example.com | The context value 'domainName' needs 'certificateArn' too
                    hostedZoneId=Z0123456789 | The context value 'hostedZoneId' needs 'domainName' too
                    alexaSkillId=mine        | The context value 'alexaSkillId' must look like amzn1.ask.skill.
                    alexaVendorId=M1ABCDEFGHIJKL | The context value 'alexaVendorId' needs 'alexaSkillId' too
                    alexaCredentials=a/b     | The context value 'alexaCredentials' needs 'alexaVendorId' too
                    alexaCredentials=a/b,alexaVendorId=M1ABCDEFGHIJKL,region=eu-central-1 | Alexa calls Lambda functions in us-east-1
                    alexaPrivacyPolicyUrl=http://a.b/c | The context value 'alexaPrivacyPolicyUrl' must look like https://
                    alexaTermsOfUseUrl=https://a.b/c | The context value 'alexaTermsOfUseUrl' needs 'alexaCredentials' too
                    alexaSmartHomeSecret=a/b | The context value 'alexaSmartHomeSecret' needs 'alexaSkillId' too
                    apps=Desk                | an app is NAME=REDIRECT, such as
                    voiceKey=a/b             | The context value 'voiceKey' needs 'alexaSkillId' too
                    voiceKey=-----BEGIN ENCRYPTED KEY----- | The context value 'voiceKey' must look like vehicle-shadow/voice-key
                    alexaSmartHomeSecret=a/b,alexaVendorId=M1ABCDEFGHIJKL,alexaSkillId=amzn1.ask.skill.12345678-1234-1234-1234-123456789012,region=ap-northeast-1 | Alexa calls smart-home functions in eu-west-1, us-east-1, us-west-2
                    webAclArn=arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/a/b | The context value 'webAclArn' must look like arn:aws:wafv2:us-east-1
                    requestsPerPerson=100    | The context value 'requestsPerPerson' needs 'webAcl' to be 'own'
                    webAcl=own,commandsPerVehicle=9 | The context value 'commandsPerVehicle' must look like 60
                    webAcl=mine              | The context value 'webAcl' must be one of none, own
                    monthlyBudget=100        | The context value 'monthlyBudget' needs 'alarmEmail' too
                    monthlyBudget=much       | The context value 'monthlyBudget' must look like 100
                    logDays=8                | The context value 'logDays' must be one of 30, 7, 90, 180, 365
                    requestsPerSecond=0      | The context value 'requestsPerSecond' must look like 50
                    provisioning=closed      | The context value 'provisioning' must be one of open, factory-list
                    rollout=slow             | The context value 'rollout' must be one of canary, linear, at-once
                    tableKey=mine            | The context value 'tableKey' must be one of aws, own
                    backup=weekly            | The context value 'backup' must be one of off, daily
                    iotLogs=all              | The context value 'iotLogs' must be one of error, warn, info, debug, off
                    alarmEmail=me            | The context value 'alarmEmail' must look like cars@example.com
                    """)
    void a_senseless_context_value_is_refused_with_what_would_be_right(String given, String said) {
        Map<String, String> context = new HashMap<>();
        for (String pair : given.split(",")) {
            context.put(pair.split("=")[0], pair.split("=")[1]);
        }
        String message = assertThrows(IllegalArgumentException.class, () -> Deployment.of(context))
                .getMessage();
        assertTrue(message.startsWith(said), message);
    }

    @Test
    void a_certificate_outside_us_east_1_is_refused() {
        Map<String, String> context = new HashMap<>(Synthesis.OPTIONS);
        context.computeIfPresent("certificateArn", (key, arn) -> arn.replace("us-east-1", "eu-west-1"));
        String message = assertThrows(IllegalArgumentException.class, () -> Deployment.of(context))
                .getMessage();
        assertTrue(message.contains("CloudFront needs us-east-1"), message);
    }
}
