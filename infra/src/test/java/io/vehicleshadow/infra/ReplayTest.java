package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.shadow.ShadowChange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code infra/replay} against a stand-in for the AWS CLI. */
class ReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHANGED =
            "{\"previous\":{\"state\":{},\"version\":16},\"current\":{\"state\":{\"reported\":{\"door\":\"close\"}},"
                    + "\"metadata\":{},\"version\":17},\"timestamp\":1700000000}";
    private static final String WENT_OFFLINE =
            "{\"clientId\":\"tcu\",\"eventType\":\"disconnected\",\"timestamp\":1700000000123,\"versionNumber\":3}";

    @TempDir
    private Path folder;

    private AwsStandIn aws;

    @BeforeEach
    void a_stack() throws Exception {
        aws = new AwsStandIn(folder);
        aws.answers(
                "cloudformation.describe-stacks",
                "{\"Stacks\":[{\"Outputs\":["
                        + "{\"OutputKey\":\"DeadLetters\",\"OutputValue\":\"https://queue\"},"
                        + "{\"OutputKey\":\"HistoryFunction\",\"OutputValue\":\"arn:function:live\"}]}]}");
        aws.answers("lambda.invoke", "{\"StatusCode\":200}");
    }

    @Test
    void what_the_function_failed_at_is_sent_to_it_again_as_it_was() throws Exception {
        ObjectNode event = ruleEvent(CHANGED, "documents", "tcu", 1_700_000_000_456L);
        queued(failedCall("m1", event));
        AwsStandIn.Said said = replay();
        assertEquals(0, said.exitCode(), said.text());
        assertEquals(List.of(event), payloads());
        assertDeleted("receipt-m1");
        assertTrue(
                said.text().contains("recorded: documents of tcu, version 17: the function failed (RetriesExhausted)"),
                said.text());
    }

    /** The rule's SELECT would have added kind, thing and received. */
    @Test
    void what_a_rule_could_not_deliver_is_sent_as_the_rule_would_have() throws Exception {
        queued(
                undelivered("m1", "$aws/things/tcu/shadow/update/documents", CHANGED),
                undelivered("m2", "$aws/events/presence/disconnected/tcu", WENT_OFFLINE));
        AwsStandIn.Said said = replay();
        assertEquals(0, said.exitCode(), said.text());
        assertEquals(
                List.of(
                        ruleEvent(CHANGED, "documents", "tcu", 1_700_000_009_000L),
                        ruleEvent(WENT_OFFLINE, "presence", "tcu", 1_700_000_009_000L)),
                payloads());
        assertEquals(17, ShadowChange.of(payloads().get(0)).current().version());
        assertDeleted("receipt-m1", "receipt-m2");
        assertTrue(
                said.text().contains("the rule vehicle_shadow_documents failed (LambdaAction: throttled)"),
                said.text());
    }

    @Test
    void what_was_not_recorded_stays_in_the_queue() throws Exception {
        aws.answers("lambda.invoke", "{\"StatusCode\":200,\"FunctionError\":\"Unhandled\"}");
        aws.functionAnswers("{\"errorMessage\":\"the table is away\"}");
        queued(undelivered("m1", "$aws/things/tcu/shadow/update/documents", CHANGED));
        AwsStandIn.Said said = replay();
        assertEquals(1, said.exitCode());
        assertTrue(
                said.text()
                        .contains(
                                "left in the queue: documents of tcu, version 17: {\"errorMessage\":\"the table is away\"}"),
                said.text());
        assertDeleted();
    }

    @Test
    void what_is_not_understood_stays_in_the_queue_and_is_named() throws Exception {
        queued(
                message("m1", "no JSON"),
                message("m2", "{\"a\":1}"),
                undelivered("m3", "$aws/things/tcu/shadow/update/documents", "no JSON \u001b[31m"),
                undelivered("m4", "other/topic", "{}"));
        AwsStandIn.Said said = replay();
        assertEquals(1, said.exitCode());
        for (String name : List.of("m1", "m2", "m3", "m4")) {
            assertTrue(said.text().contains("left in the queue: " + name), said.text());
        }
        assertFalse(said.text().contains("\u001b"), said.text());
        assertEquals(List.of(), aws.payloads());
        assertDeleted();
    }

    @Test
    void what_another_function_failed_at_goes_back_to_that_function() throws Exception {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("requestContext").put("functionArn", "arn:aws:lambda:eu-west-1:123456789012:function:home:live");
        body.set("requestPayload", ruleEvent(CHANGED, "documents", "tcu", 1));
        queued(message("m1", body.toString()), failedCall("m2", ruleEvent(CHANGED, "documents", "tcu", 1)));
        replay();
        assertTrue(aws.calls("lambda invoke").get(0).contains(":function:home:live"));
        assertTrue(aws.calls("lambda invoke").get(1).contains("arn:function:live"));
    }

    /** Source: AWS IoT developer guide, "Error handling": one message for all actions of a rule that failed. */
    @Test
    void what_a_rule_could_deliver_to_neither_function_goes_to_both_and_stays_until_both_have_it() throws Exception {
        String history = "arn:aws:lambda:eu-west-1:123456789012:function:history:live";
        String home = "arn:aws:lambda:eu-west-1:123456789012:function:home:live";
        JsonNode message = undelivered("m1", "$aws/things/tcu/shadow/update/documents", CHANGED, history, home);
        queued(message);
        replay();
        assertTrue(aws.calls("lambda invoke").get(0).contains(history));
        assertTrue(aws.calls("lambda invoke").get(1).contains(home));
        assertDeleted("receipt-m1");
    }

    @Test
    void what_one_of_two_functions_failed_at_again_stays_in_the_queue() throws Exception {
        aws.answers("lambda.invoke", "{\"StatusCode\":200}", "{\"StatusCode\":200,\"FunctionError\":\"Unhandled\"}");
        queued(undelivered(
                "m1", "$aws/things/tcu/shadow/update/documents", CHANGED, "arn:aws:lambda:a", "arn:aws:lambda:b"));
        assertEquals(1, replay().exitCode());
        assertEquals(2, aws.calls("lambda invoke").size());
        assertDeleted();
    }

    @Test
    void a_directive_that_waits_for_its_answer_is_named_by_its_endpoint() throws Exception {
        ObjectNode event = JSON.createObjectNode().put("kind", "deferred");
        event.withObject("/directive/endpoint").put("endpointId", "tcu#door");
        queued(failedCall("m1", event));
        AwsStandIn.Said said = replay();
        assertTrue(said.text().contains("recorded: deferred of tcu#door:"), said.text());
    }

    @Test
    void a_dry_run_shows_what_lies_there_and_touches_nothing() throws Exception {
        queued(failedCall("m1", ruleEvent(CHANGED, "documents", "tcu", 1)));
        AwsStandIn.Said said = replay("--dry-run");
        assertEquals(0, said.exitCode(), said.text());
        assertTrue(said.text().contains("would be replayed: documents of tcu, version 17"), said.text());
        assertEquals(List.of(), aws.payloads());
        assertDeleted();
    }

    private AwsStandIn.Said replay(String... options) throws Exception {
        return aws.run(Stream.concat(Stream.of("./replay"), Stream.of(options)).toArray(String[]::new));
    }

    private List<JsonNode> payloads() throws Exception {
        List<JsonNode> payloads = new ArrayList<>();
        for (String payload : aws.payloads()) {
            payloads.add(JSON.readTree(payload));
        }
        return payloads;
    }

    private void assertDeleted(String... receipts) throws Exception {
        assertEquals(
                List.of(receipts),
                aws.calls("sqs delete-message").stream()
                        .map(call -> call.replaceAll(".*--receipt-handle ", ""))
                        .toList());
    }

    /** The queue gives them once, and then nothing. */
    private void queued(JsonNode... messages) throws Exception {
        ObjectNode answer = JSON.createObjectNode();
        for (JsonNode message : messages) {
            answer.withArray("/Messages").add(message);
        }
        aws.answers("sqs.receive-message", answer.toString(), "{}");
    }

    private static ObjectNode ruleEvent(String original, String kind, String thing, long received) throws Exception {
        return ((ObjectNode) JSON.readTree(original))
                .put("kind", kind)
                .put("thing", thing)
                .put("received", received);
    }

    /** Source: AWS Lambda developer guide, "Capturing records of Lambda asynchronous invocations". */
    private static JsonNode failedCall(String id, JsonNode event) {
        ObjectNode body = JSON.createObjectNode().put("version", "1.0");
        body.putObject("requestContext").put("condition", "RetriesExhausted");
        body.set("requestPayload", event);
        return message(id, body.toString());
    }

    /** Source: AWS IoT developer guide, "Error handling (error action)". */
    private static JsonNode undelivered(String id, String topic, String original, String... functions) {
        ObjectNode body = JSON.createObjectNode()
                .put("ruleName", "vehicle_shadow_documents")
                .put("topic", topic)
                .put(
                        "base64OriginalPayload",
                        Base64.getEncoder().encodeToString(original.getBytes(StandardCharsets.UTF_8)));
        for (String function : functions.length > 0 ? functions : new String[] {null}) {
            body.withArray("/failures")
                    .addObject()
                    .put("failedAction", "LambdaAction")
                    .put("failedResource", function)
                    .put("errorMessage", "throttled");
        }
        return message(id, body.toString());
    }

    private static ObjectNode message(String id, String body) {
        ObjectNode message = JSON.createObjectNode()
                .put("MessageId", id)
                .put("ReceiptHandle", "receipt-" + id)
                .put("Body", body);
        message.putObject("Attributes").put("SentTimestamp", "1700000009000");
        return message;
    }
}
