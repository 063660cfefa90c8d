package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.handler.CommandsHandler;
import io.vehicleshadow.functions.handler.HistoryHandler;
import io.vehicleshadow.functions.handler.HistoryPagesHandler;
import io.vehicleshadow.functions.handler.LiveAuthorizerHandler;
import io.vehicleshadow.functions.handler.MeHandler;
import io.vehicleshadow.functions.handler.SharingHandler;
import io.vehicleshadow.functions.handler.VehiclesHandler;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastPrivilegeTest {
    private static final Set<String> NO_FINER_RESOURCE = Set.of(
            "iot:DescribeEndpoint",
            "iot:RegisterThing",
            "iot:UpdateIndexingConfiguration",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments");
    private static final String TABLE = "<VehicleDataTable.Arn>";
    private static final String VERSIONS = TABLE + "/index/byVersion";
    private static final String IOT = "arn:<AWS::Partition>:iot:<AWS::Region>:<AWS::AccountId>:";

    @ParameterizedTest
    @ValueSource(strings = {"VehicleShadow", "VehicleShadow-full", "FleetAtScale"})
    void no_role_has_a_wildcard_action_or_a_managed_policy(String stack) {
        Template template = Synthesis.template(stack);
        assertFalse(template.statements().isEmpty());
        for (var statement : template.statements()) {
            for (String action : Template.texts(statement.getValue().path("Action"))) {
                assertFalse(action.contains("*"), statement.toString());
            }
        }
        template.all("AWS::IAM::Role")
                .forEach((id, role) ->
                        assertEquals(0, role.path("ManagedPolicyArns").size(), id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VehicleShadow", "VehicleShadow-full", "FleetAtScale"})
    void every_resource_is_named_unless_the_service_has_none_to_name(String stack) {
        for (var statement : Synthesis.template(stack).statements()) {
            if (Template.texts(statement.getValue().path("Resource")).contains("*")) {
                for (String action : Template.texts(statement.getValue().path("Action"))) {
                    assertTrue(NO_FINER_RESOURCE.contains(action), statement.toString());
                }
            }
        }
    }

    @Test
    void each_function_may_make_exactly_the_calls_that_it_makes() {
        Map<String, Set<String>> expected = new TreeMap<>();
        expected.put(
                "CommandApiVehicles",
                Set.of(
                        "dynamodb:GetItem " + TABLE,
                        "dynamodb:Query " + TABLE,
                        "iot:GetThingShadow " + IOT + "thing/*"));
        expected.put("CommandApiCommands", asking(Set.of()));
        expected.put("CommandApiHistoryPages", Set.of("dynamodb:GetItem " + TABLE, "dynamodb:Query " + TABLE));
        expected.put(
                "CommandApiSharing",
                Set.of(
                        "dynamodb:DeleteItem " + TABLE,
                        "dynamodb:GetItem " + TABLE,
                        "dynamodb:PutItem " + TABLE,
                        "dynamodb:Query " + TABLE,
                        "dynamodb:Query " + VERSIONS,
                        "dynamodb:UpdateItem " + TABLE,
                        "iot:GetThingShadow " + IOT + "thing/*",
                        "iot:UpdateThingShadow " + IOT + "thing/*"));
        expected.put("CommandApiMe", Set.of("dynamodb:GetItem " + TABLE, "dynamodb:PutItem " + TABLE));
        expected.put("LivePagesFunction", Set.of("dynamodb:Query " + TABLE));
        expected.put(
                "HistoryFunction",
                Set.of(
                        "dynamodb:GetItem " + TABLE,
                        "dynamodb:PutItem " + TABLE,
                        "dynamodb:Query " + TABLE,
                        "dynamodb:Query " + VERSIONS,
                        "dynamodb:UpdateItem " + TABLE,
                        "sqs:GetQueueAttributes <HistoryDeadLetters.Arn>",
                        "sqs:GetQueueUrl <HistoryDeadLetters.Arn>",
                        "sqs:SendMessage <HistoryDeadLetters.Arn>"));
        expected.put("VoiceSkillFunction", asking(Set.of("dynamodb:Query " + TABLE)));
        expected.forEach((function, calls) -> assertEquals(new TreeSet<>(calls), callsOf(function), function));
    }

    /** The one above says what is meant, this one that it is true. */
    @Test
    void what_a_function_may_call_is_what_its_code_calls() {
        Map<String, Set<String>> code = new TreeMap<>();
        code.put("CommandApiVehicles", CodesCalls.of(VehiclesHandler.class));
        code.put("CommandApiCommands", CodesCalls.of(CommandsHandler.class));
        code.put("CommandApiHistoryPages", CodesCalls.of(HistoryPagesHandler.class));
        code.put("CommandApiSharing", CodesCalls.of(SharingHandler.class));
        code.put("CommandApiMe", CodesCalls.of(MeHandler.class));
        code.put("LivePagesFunction", CodesCalls.of(LiveAuthorizerHandler.class));
        code.put("HistoryFunction", CodesCalls.of(HistoryHandler.class));
        code.put("VoiceSkillFunction", CodesCalls.of("io.vehicleshadow.alexa"));
        Map<String, Set<String>> allowed = new TreeMap<>();
        code.keySet().forEach(function -> allowed.put(function, actionsOf(function)));
        assertEquals(lines(code), lines(allowed));
    }

    /** The actions alone, with the index where it is one. */
    private static Set<String> actionsOf(String function) {
        Set<String> actions = new TreeSet<>();
        for (String call : callsOf(function)) {
            if (!call.startsWith("sqs:")) {
                actions.add(call.split(" ")[0] + (call.endsWith("/index/byVersion") ? " byVersion" : ""));
            }
        }
        return actions;
    }

    private static String lines(Map<String, Set<String>> calls) {
        StringBuilder text = new StringBuilder();
        calls.forEach((function, actions) -> actions.forEach(
                action -> text.append(function).append(' ').append(action).append('\n')));
        return text.toString();
    }

    @Test
    void a_publicly_known_service_may_call_a_function_only_for_our_own_resources() {
        for (String stack : Synthesis.STACKS) {
            Synthesis.template(stack)
                    .all("AWS::Lambda::Permission")
                    .forEach((id, permission) ->
                            assertTrue(permission.has("SourceArn") || permission.has("EventSourceToken"), id));
        }
    }

    private static Set<String> asking(Set<String> more) {
        Set<String> calls = new TreeSet<>(more);
        for (String verb : new String[] {"DeleteItem", "GetItem", "PutItem", "UpdateItem"}) {
            calls.add("dynamodb:" + verb + " " + TABLE);
        }
        calls.add("dynamodb:Query " + VERSIONS);
        calls.add("iot:Connect " + IOT + "client/functions-*");
        calls.add("iot:GetThingShadow " + IOT + "thing/*");
        calls.add("iot:Receive " + IOT + "topic/$aws/things/*/shadow/update/accepted");
        calls.add("iot:Subscribe " + IOT + "topicfilter/$aws/things/*/shadow/update/accepted");
        calls.add("iot:UpdateThingShadow " + IOT + "thing/*");
        return calls;
    }

    /** Action and resource of all that a function's role may do, besides its own log and traces. */
    private static Set<String> callsOf(String function) {
        Set<String> calls = new TreeSet<>();
        for (var statement : Synthesis.template("VehicleShadow-full").statements()) {
            if (statement.getKey().startsWith(function + "Role")) {
                JsonNode allowed = statement.getValue();
                for (String action : Template.texts(allowed.path("Action"))) {
                    for (String resource : Template.texts(allowed.path("Resource"))) {
                        calls.add(action + " " + resource.replaceAll("(Table|DeadLetters)[0-9A-F]{8}", "$1"));
                    }
                }
            }
        }
        calls.removeIf(call -> call.startsWith("xray:") || call.startsWith("logs:"));
        return calls;
    }
}
