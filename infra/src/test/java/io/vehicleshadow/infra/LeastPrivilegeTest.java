package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import io.vehicleshadow.alexa.smarthome.SmartHomeEventsHandler;
import io.vehicleshadow.alexa.smarthome.SmartHomeHandler;
import io.vehicleshadow.functions.handler.CommandsHandler;
import io.vehicleshadow.functions.handler.HistoryHandler;
import io.vehicleshadow.functions.handler.HistoryPagesHandler;
import io.vehicleshadow.functions.handler.LiveAuthorizerHandler;
import io.vehicleshadow.functions.handler.MeHandler;
import io.vehicleshadow.functions.handler.SharingHandler;
import io.vehicleshadow.functions.handler.VehiclesHandler;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastPrivilegeTest {
    private static final String TABLE = "<VehicleDataTable.Arn>";
    private static final String VERSIONS = TABLE + "/index/byVersion";
    private static final String IOT = "arn:<AWS::Partition>:iot:<AWS::Region>:<AWS::AccountId>:";
    private static final String PEOPLE = "USER#* ";
    private static final String VEHICLES = "THING#* ";
    private static final String READS_SHADOWS = "iot:GetThingShadow " + IOT + "thing/*";
    private static final String SENDS_COMMANDS = READS_SHADOWS + "\niot:UpdateThingShadow " + IOT + "thing/*";
    private static final String WAITS = "iot:Connect " + IOT + "client/functions-*\niot:Receive " + IOT
            + "topic/$aws/things/*/shadow/update/accepted\niot:Subscribe " + IOT
            + "topicfilter/$aws/things/*/shadow/update/accepted";
    private static final String COMMANDS_WRITES = VEHICLES + "DeleteItem GetItem PutItem QueryVersions UpdateItem";
    private static final String DEAD_LETTERS = Stream.of("GetQueueAttributes", "GetQueueUrl", "SendMessage")
            .map(verb -> "sqs:" + verb + " <HistoryDeadLetters.Arn>")
            .collect(Collectors.joining("\n"));

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

    @Test
    void each_function_may_make_exactly_the_calls_that_it_makes() {
        Map<String, Set<String>> expected = new TreeMap<>();
        expected.put("CommandApiVehicles", calls(READS_SHADOWS, PEOPLE + "GetItem Query", VEHICLES + "GetItem"));
        expected.put("CommandApiCommands", calls(SENDS_COMMANDS, WAITS, COMMANDS_WRITES, PEOPLE + "GetItem"));
        expected.put(
                "CommandApiHistoryPages",
                calls(READS_SHADOWS, PEOPLE + "GetItem", VEHICLES + "GetItem Query UpdateItem"));
        expected.put(
                "CommandApiSharing",
                calls(
                        "cognito-idp:AdminGetUser <SignInPeople26B168CC.Arn>",
                        SENDS_COMMANDS,
                        "lambda:InvokeFunction <SmartHomeEventsLive>",
                        PEOPLE + "DeleteItem GetItem PutItem",
                        VEHICLES + "DeleteItem GetItem PutItem Query QueryVersions UpdateItem"));
        expected.put("CommandApiMe", calls(PEOPLE + "GetItem PutItem"));
        expected.put("LivePagesFunction", calls(PEOPLE + "Query"));
        expected.put(
                "HistoryFunction", calls(DEAD_LETTERS, VEHICLES + "GetItem PutItem Query QueryVersions UpdateItem"));
        expected.put(
                "VoiceSkillFunction", calls(SENDS_COMMANDS, WAITS, COMMANDS_WRITES, PEOPLE + "GetItem PutItem Query"));
        expected.put(
                "SmartHomeDirectives",
                calls(
                        SENDS_COMMANDS,
                        WAITS,
                        COMMANDS_WRITES,
                        PEOPLE + "GetItem PutItem Query",
                        "MESSAGE#* PutItem",
                        "lambda:InvokeFunction <SmartHomeEventsLive>"));
        expected.put(
                "SmartHomeEvents",
                calls(
                        SENDS_COMMANDS,
                        WAITS,
                        DEAD_LETTERS,
                        PEOPLE + "DeleteItem GetItem PutItem Query",
                        VEHICLES + "DeleteItem GetItem PutItem Query QueryVersions UpdateItem"));
        expected.forEach((function, calls) -> assertEquals(lines(calls), lines(callsOf(function)), function));
    }

    /** The one above says what is meant, these that it is true. */
    @Test
    void what_a_function_may_call_is_what_its_code_calls() {
        Map<String, Set<String>> called = new TreeMap<>();
        Map<String, Set<String>> allowed = new TreeMap<>();
        code().forEach((function, methods) -> {
            called.put(function, CodesCalls.actions(methods));
            allowed.put(function, actionsOf(function));
        });
        assertEquals(lines(called), lines(allowed));
    }

    @Test
    void a_function_reaches_only_the_items_that_its_code_reads_and_writes() {
        Map<String, Set<String>> called = new TreeMap<>();
        Map<String, Set<String>> allowed = new TreeMap<>();
        code().forEach((function, methods) -> {
            called.put(function, CodesCalls.keys(methods));
            allowed.put(function, keysOf(function));
        });
        assertEquals(lines(called), lines(allowed));
    }

    private static Map<String, Collection<? extends JavaCodeUnit>> code() {
        Map<String, Collection<? extends JavaCodeUnit>> code = new TreeMap<>();
        code.put("CommandApiVehicles", CodesCalls.methods(VehiclesHandler.class));
        code.put("CommandApiCommands", CodesCalls.methods(CommandsHandler.class));
        code.put("CommandApiHistoryPages", CodesCalls.methods(HistoryPagesHandler.class));
        code.put("CommandApiSharing", CodesCalls.methods(SharingHandler.class));
        code.put("CommandApiMe", CodesCalls.methods(MeHandler.class));
        code.put("LivePagesFunction", CodesCalls.methods(LiveAuthorizerHandler.class));
        code.put("HistoryFunction", CodesCalls.methods(HistoryHandler.class));
        code.put("SmartHomeDirectives", CodesCalls.methods(SmartHomeHandler.class));
        code.put("SmartHomeEvents", CodesCalls.methods(SmartHomeEventsHandler.class));
        code.put("VoiceSkillFunction", CodesCalls.methods("io.vehicleshadow.alexa"));
        return code;
    }

    /** The actions alone, with the index where it is one. */
    private static Set<String> actionsOf(String function) {
        Set<String> actions = new TreeSet<>();
        for (String call : callsOf(function)) {
            if (!call.startsWith("sqs:")) {
                actions.add(call.split(" ")[0] + (call.contains("/index/byVersion") ? " byVersion" : ""));
            }
        }
        return actions;
    }

    /** The actions on the table, each with the keys that it is allowed for. */
    private static Set<String> keysOf(String function) {
        Set<String> actions = new TreeSet<>();
        for (String call : callsOf(function)) {
            if (call.startsWith("dynamodb:")) {
                String[] words = call.split(" ");
                actions.add(words[0] + (call.contains("/index/byVersion") ? " byVersion " : " ") + words[2]);
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

    private static String lines(Set<String> calls) {
        return String.join("\n", calls);
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

    /** Calls written out, or those on items of the table: the key and the verbs, with blanks between. */
    private static Set<String> calls(String... given) {
        Set<String> calls = new TreeSet<>();
        for (String each : given) {
            if (each.contains("#* ")) {
                String[] words = each.split(" ");
                for (int i = 1; i < words.length; i++) {
                    boolean index = words[i].equals("QueryVersions");
                    calls.add("dynamodb:" + (index ? "Query " + VERSIONS : words[i] + " " + TABLE) + " " + words[0]);
                }
            } else {
                calls.addAll(List.of(each.split("\n")));
            }
        }
        return calls;
    }

    /** Action, resource and keys of all that a function's role may do, besides its own log and traces. */
    private static Set<String> callsOf(String function) {
        Set<String> calls = new TreeSet<>();
        for (var statement : Synthesis.template("VehicleShadow-full").statements()) {
            if (statement.getKey().startsWith(function + "Role")) {
                addCalls(calls, statement.getValue());
            }
        }
        calls.removeIf(call -> call.startsWith("xray:") || call.startsWith("logs:"));
        return calls;
    }

    private static void addCalls(Set<String> calls, JsonNode allowed) {
        JsonNode keys = allowed.at("/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys");
        List<String> suffixes = keys.isMissingNode() ? List.of("") : Template.texts(keys);
        for (String action : Template.texts(allowed.path("Action"))) {
            for (String resource : Template.texts(allowed.path("Resource"))) {
                String call = action + " " + resource.replaceAll("(Table|DeadLetters|EventsLive)[0-9A-F]{8}", "$1");
                suffixes.forEach(key -> calls.add((call + " " + key).strip()));
            }
        }
    }

    /** Source: IAM user guide, "The confused deputy problem"; Alexa's own documents name no such key. */
    @Test
    void a_service_assumes_a_role_only_for_this_account() {
        for (String stack : Synthesis.STACKS) {
            Synthesis.template(stack).all("AWS::IAM::Role").forEach((id, role) -> {
                JsonNode trust = role.at("/AssumeRolePolicyDocument/Statement/0");
                assertEquals(1, role.at("/AssumeRolePolicyDocument/Statement").size(), id);
                if (!trust.at("/Principal/Service").asText().equals("alexa-appkit.amazon.com")) {
                    assertEquals(
                            "AWS::AccountId",
                            trust.at("/Condition/StringEquals/aws:SourceAccount/Ref")
                                    .asText(),
                            id);
                }
            });
        }
    }
}
