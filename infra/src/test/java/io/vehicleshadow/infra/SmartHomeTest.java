package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.infra.deployment.AlexaIds;
import io.vehicleshadow.infra.deployment.Deployment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The smart-home side of the skill, in the stack with every option. */
class SmartHomeTest {
    private static final String STACK = "VehicleShadow-full";
    private final Template template = Synthesis.template(STACK);

    @Test
    void alexa_calls_the_directives_for_the_one_skill_and_nobody_else_does() {
        List<JsonNode> permissions = permissionsOf("SmartHomeDirectives");
        assertEquals(1, permissions.size(), permissions.toString());
        JsonNode permission = permissions.get(0);
        assertEquals(
                "alexa-connectedhome.amazon.com", permission.path("Principal").asText());
        assertEquals(
                Synthesis.OPTIONS.get("alexaSkillId"),
                permission.path("EventSourceToken").asText());
        assertEquals("lambda:InvokeFunction", permission.path("Action").asText());
    }

    @Test
    void the_rules_of_the_history_call_the_function_that_tells_alexa_of_changes() {
        Set<String> rules = new TreeSet<>();
        template.all("AWS::IoT::TopicRule").forEach((id, rule) -> {
            if (!id.startsWith("History")) {
                return;
            }
            List<String> called = rule.at("/TopicRulePayload/Actions")
                    .valueStream()
                    .map(action -> Template.plain(action.at("/Lambda/FunctionArn")))
                    .toList();
            assertEquals(2, called.size(), rule.toString());
            assertTrue(called.get(0).startsWith("<HistoryFunctionLive"), called.toString());
            assertTrue(called.get(1).startsWith("<SmartHomeEventsLive"), called.toString());
            assertTrue(rule.at("/TopicRulePayload/ErrorAction/Sqs").isObject(), rule.toString());
            rules.add("<" + id + ".Arn>");
        });
        Set<String> callers = new TreeSet<>();
        permissionsOf("SmartHomeEvents").forEach(each -> {
            assertEquals("iot.amazonaws.com", each.path("Principal").asText());
            callers.add(Template.plain(each.path("SourceArn")));
        });
        assertEquals(2, rules.size());
        assertEquals(rules, callers);
    }

    @Test
    void what_could_not_be_told_to_alexa_waits_in_the_queue_whose_depth_rings() {
        List<JsonNode> configured = template.all("AWS::Lambda::EventInvokeConfig").values().stream()
                .filter(each -> each.path("FunctionName").toString().contains("SmartHomeEvents"))
                .toList();
        assertEquals(1, configured.size());
        String queue = configured
                .get(0)
                .at("/DestinationConfig/OnFailure/Destination/Fn::GetAtt/0")
                .asText();
        assertEquals("AWS::SQS::Queue", template.types().get(queue));
        assertEquals(2, configured.get(0).path("MaximumRetryAttempts").asInt());
        assertTrue(template.all("AWS::CloudWatch::Alarm").values().stream()
                .anyMatch(alarm -> alarm.path("Namespace").asText().equals("AWS/SQS")
                        && alarm.path("Dimensions").toString().contains(queue)));
    }

    @Test
    void the_secrets_of_the_messaging_client_are_named_and_not_told() {
        for (String function : new String[] {"SmartHomeDirectives", "SmartHomeEvents"}) {
            Map<String, String> environment = environment(function);
            for (var field : Map.of(
                            "EVENT_CLIENT_ID",
                            "clientId",
                            "EVENT_CLIENT_SECRET",
                            "clientSecret",
                            "GRANT_KEY",
                            "grantKey")
                    .entrySet()) {
                assertEquals(
                        "{{resolve:secretsmanager:vehicle-shadow/alexa-home:SecretString:" + field.getValue() + "::}}",
                        environment.get(field.getKey()));
            }
            assertEquals("https://api.eu.amazonalexa.com/v3/events", environment.get("EVENT_GATEWAY"));
            assertEquals("https://api.amazon.com/auth/o2/token", environment.get("EVENT_TOKENS"));
        }
        assertTrue(environment("SmartHomeDirectives").get("FOLLOW_UP_FUNCTION").startsWith("<SmartHomeEventsLive"));
    }

    /** Source: Alexa Smart Home, "Send events to the Alexa event gateway". */
    @ParameterizedTest
    @CsvSource({
        "us-east-1, https://api.amazonalexa.com/v3/events",
        "eu-west-1, https://api.eu.amazonalexa.com/v3/events",
        "us-west-2, https://api.fe.amazonalexa.com/v3/events"
    })
    void each_of_alexa_s_regions_has_its_own_gateway(String region, String gateway) {
        Map<String, String> context = new HashMap<>(Synthesis.OPTIONS);
        context.put("region", region);
        AlexaIds alexa = Deployment.of(context).alexa().orElseThrow();
        assertEquals(gateway, alexa.smartHome().orElseThrow().gateway());
    }

    @Test
    void the_skill_is_pointed_at_the_directives_when_alexa_may_call_them() {
        JsonNode skill = VoiceSkillTest.skill(STACK);
        JsonNode endpoint = skill.at("/Properties/SkillPackage/Overrides/Manifest/apis/smartHome/endpoint/uri");
        assertTrue(Template.plain(endpoint).startsWith("<SmartHomeDirectivesLive"), endpoint.toString());
        Set<String> before = new TreeSet<>();
        skill.path("DependsOn").forEach(one -> before.add(one.asText()));
        assertTrue(before.stream().anyMatch(one -> one.startsWith("SmartHomeCalledByAlexa")), before.toString());
    }

    @Test
    void a_skill_says_that_it_is_a_smart_home_skill_and_sends_events_only_where_it_is_one() throws Exception {
        JsonNode manifest = VoiceSkillTest.manifest(STACK);
        assertEquals("3", manifest.at("/apis/smartHome/protocolVersion").asText());
        assertTrue(manifest.path("permissions").toString().contains("alexa::async_event:write"));
        JsonNode custom = VoiceSkillTest.manifest("VehicleShadow-voice");
        assertTrue(custom.path("apis").has("custom"));
        assertFalse(custom.path("apis").has("smartHome"), custom.toString());
        assertFalse(custom.toString().contains("async_event"), custom.toString());
    }

    @Test
    void a_directive_that_alexa_soon_gives_up_on_rings() {
        List<JsonNode> alarms = template.all("AWS::CloudWatch::Alarm").entrySet().stream()
                .filter(alarm -> alarm.getKey().startsWith("OperationsHomeSlow"))
                .map(Map.Entry::getValue)
                .toList();
        assertEquals(1, alarms.size());
        assertEquals(7000, alarms.get(0).path("Threshold").asInt());
        assertTrue(alarms.get(0).toString().contains("SmartHomeDirectives"), alarms.toString());
        assertTrue(template.all("AWS::CloudWatch::Dashboard").toString().contains("SmartHomeDirectives"));
    }

    @Test
    void directives_go_on_and_changes_of_access_are_told_by_the_function_of_events() {
        for (var each : Map.of("SmartHomeDirectives", "FOLLOW_UP_FUNCTION", "CommandApiSharing", "SMART_HOME_EVENTS")
                .entrySet()) {
            String named = environment(each.getKey()).get(each.getValue());
            assertTrue(named.startsWith("<SmartHomeEventsLive"), each.getKey() + " " + named);
        }
        assertFalse(Synthesis.template("VehicleShadow").json().toString().contains("SMART_HOME_EVENTS"));
    }

    private List<JsonNode> permissionsOf(String function) {
        return template.all("AWS::Lambda::Permission").values().stream()
                .filter(each -> each.path("FunctionName").toString().contains(function + "Live"))
                .toList();
    }

    private Map<String, String> environment(String function) {
        Map<String, String> environment = new TreeMap<>();
        template.all("AWS::Lambda::Function").forEach((id, each) -> {
            if (id.startsWith(function)) {
                each.at("/Environment/Variables")
                        .properties()
                        .forEach(variable -> environment.put(variable.getKey(), Template.plain(variable.getValue())));
            }
        });
        return environment;
    }
}
