package io.vehicleshadow.vehicle.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.command.VehicleCommand;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShadowDocumentTest {
    private static final SignalKey DOOR = new SignalKey("door");
    private static final String GET_ANSWER = """
            {"state": {"desired": {"door": "open", "seat": {"heat": [1, 2]}, "trunk": null},
                       "reported": {"door": "close",
                                    "outcomes": {"door": {"status": "REJECTED", "reason": "STALE", "version": 17}}}},
             "metadata": {"desired": {"door": {"timestamp": 100},
                                      "seat": {"heat": [{"timestamp": 101}, {"timestamp": 103}]}},
                          "reported": {"door": {"timestamp": 90}}},
             "version": 21, "timestamp": 200, "clientToken": "t-1"}""";

    @Test
    void a_get_answer_tells_what_is_requested_and_when_it_was_written() {
        Map<String, DesiredLeaf> asked = document(GET_ANSWER).requested();
        assertEquals(new DesiredLeaf(TextNode.valueOf("open"), Instant.ofEpochSecond(100)), asked.get("door"));
        assertEquals(Instant.ofEpochSecond(103), asked.get("seat").writtenAt());
    }

    @Test
    void a_null_is_no_request() {
        assertEquals(Set.of("door", "seat"), document(GET_ANSWER).requested().keySet());
    }

    @Test
    void a_delta_holds_the_members_directly() {
        ShadowDocument delta = document(
                "{\"version\":5,\"timestamp\":9,\"state\":{\"door\":\"open\"},\"metadata\":{\"door\":{\"timestamp\":8}}}");
        assertEquals(
                Map.of("door", new DesiredLeaf(TextNode.valueOf("open"), Instant.ofEpochSecond(8))),
                delta.requestedInDelta());
        assertTrue(delta.requested().isEmpty());
    }

    @Test
    void a_document_tells_version_time_token_outcome_and_age_of_what_is_reported() {
        ShadowDocument document = document(GET_ANSWER);
        assertEquals(21, document.version());
        assertEquals(Optional.of(Instant.ofEpochSecond(200)), document.timestamp());
        assertEquals(Optional.of("t-1"), document.clientToken());
        assertEquals(Optional.of(Outcome.rejected(Reason.STALE, 17)), document.outcome(DOOR));
        assertEquals(Optional.of(Instant.ofEpochSecond(90)), document.reportedAt("door"));
        assertEquals(Optional.empty(), document.reportedAt("trunk"));
    }

    @Test
    void an_emptied_shadow_requests_and_reports_nothing() {
        ShadowDocument document = document("{\"state\":{},\"metadata\":{},\"version\":3,\"timestamp\":9}");
        assertTrue(document.requested().isEmpty());
        assertTrue(document.reported().isMissingNode());
    }

    @Test
    void what_the_agent_says_of_itself_is_no_reading() {
        AgentReport agent = new AgentReport("1.2.3", "0123456789ab");
        ShadowDocument document = ShadowDocument.of(new ShadowUpdate()
                .report(DOOR, new SignalValue.Word("open"))
                .agent(agent)
                .json());
        assertEquals(Optional.of(agent), document.agent());
        assertEquals(Set.of("door"), document.readings().keySet());
        String made = "{\"state\":{\"reported\":{\"agent\":%s}}}";
        for (String json : new String[] {"1", "{\"version\":\"1\"}", "{\"version\":{},\"catalogue\":\"a\"}"}) {
            assertEquals(Optional.empty(), document(made.formatted(json)).agent(), json);
        }
    }

    @Test
    void what_is_no_json_object_is_no_document() {
        for (String payload : new String[] {"", "[]", "null", "{", "\"a\""}) {
            assertThrows(IllegalArgumentException.class, () -> document(payload), payload);
        }
    }

    @Test
    void an_answer_reports_clears_and_is_conditional_in_one_update() throws Exception {
        ShadowUpdate answer = new ShadowUpdate()
                .report(DOOR, new SignalValue.Word("open"))
                .outcome("door", Outcome.succeeded(17))
                .clear("door")
                .onlyIfVersion(21)
                .token(new ClientToken("t-2"));
        assertEquals(new ObjectMapper().readTree("""
                        {"state": {"reported": {"door": "open",
                                                "outcomes": {"door": {"status": "SUCCEEDED", "reason": null,
                                                                      "interlock": null, "version": 17}}},
                                   "desired": {"door": null}},
                         "version": 21, "clientToken": "t-2"}"""), new ObjectMapper().readTree(answer.bytes()));
    }

    @Test
    void a_request_writes_desired_and_nothing_else() {
        VehicleCommand command = VehicleCommand.of(Map.of(DOOR, new SignalValue.Word("open")));
        assertEquals(
                "{\"state\":{\"desired\":{\"door\":\"open\"}}}",
                new ShadowUpdate().request(command).toString());
    }

    private static ShadowDocument document(String json) {
        return ShadowDocument.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_monstrous_number_does_not_hide_the_rest_of_the_document() {
        for (String monster : new String[] {"1e99999999999", "9".repeat(2000), "1e999"}) {
            ShadowDocument document = ShadowDocument.read(
                    ("{\"state\":{\"desired\":{\"climate\":" + monster + ",\"door\":\"open\"}},\"version\":3}")
                            .getBytes());
            assertEquals(3, document.version());
            assertEquals("open", document.desired().path("door").asText());
        }
    }
}
