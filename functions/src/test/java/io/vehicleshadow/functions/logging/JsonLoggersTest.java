package io.vehicleshadow.functions.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;

class JsonLoggersTest {
    private final BasicMDCAdapter context = new BasicMDCAdapter();
    private final List<String> lines = new ArrayList<>();
    private final JsonLoggers loggers = new JsonLoggers(
            new LogLine(Clock.fixed(Instant.parse("2026-11-24T08:00:00.125Z"), ZoneOffset.UTC), context), lines::add);
    private final Logger log = loggers.getLogger("io.vehicleshadow.X");

    private JsonNode line() throws IOException {
        assertEquals(1, lines.size());
        return new ObjectMapper().readTree(lines.get(0));
    }

    @Test
    void an_event_is_one_line_of_json_with_its_context() throws IOException {
        context.put("cold_start", "true");
        context.put("correlation_id", "request-1");

        log.info("{} answered {}", "PUT \"/me\"\n", 204);

        assertEquals("INFO", line().path("level").asText());
        assertEquals("PUT \"/me\"\n answered 204", line().path("message").asText());
        assertEquals("2026-11-24T08:00:00.125Z", line().path("timestamp").asText());
        assertTrue(line().path("cold_start").isBoolean());
        assertEquals("request-1", line().path("correlation_id").asText());
        assertEquals(1, lines.get(0).lines().count());
    }

    @Test
    void what_was_thrown_is_told_with_its_stack() throws IOException {
        log.error("Failed", new IllegalStateException("why"));

        assertEquals("why", line().at("/error/message").asText());
        assertEquals("java.lang.IllegalStateException", line().at("/error/name").asText());
        assertTrue(line().at("/error/stack").asText().contains("what_was_thrown_is_told_with_its_stack"));
    }

    @Test
    void what_was_thrown_without_a_message_is_told_too() throws IOException {
        log.error("Failed", new IllegalStateException());

        assertTrue(line().at("/error/message").isNull());
    }

    @Test
    void nothing_below_the_level_is_said() {
        log.debug("unheard");
        loggers.setLeast(Level.ERROR);
        log.warn("unheard");

        assertEquals(List.of(), lines);
    }

    @Test
    void the_sdk_tells_no_request_even_when_all_is_logged() {
        loggers.setLeast(Level.TRACE);
        Logger sdk = loggers.getLogger("software.amazon.awssdk.request");
        sdk.debug("Sending a request with a person's name");
        sdk.info("Sent it");
        assertEquals(List.of(), lines);

        sdk.warn("The clock is wrong");
        assertEquals(1, lines.size());
    }
}
