package io.vehicleshadow.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.vehicle.ThingName;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogStreamTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LogStream log = new LogStream(new PrintStream(written, true, StandardCharsets.UTF_8), false);

    @ParameterizedTest
    @CsvSource({"ERROR, <3>", "WARN, <4>", "INFO, <6>", "DEBUG, <7>"})
    void an_event_has_its_thing_and_in_the_journal_its_priority(String level, String priority) {
        String event = "2026-11-30T12:00:00.000Z " + level + " ";
        log.about(new ThingName("tcu"));
        log.println(event + "Session - The connection ended");
        LogStream journal = new LogStream(new PrintStream(written, true, StandardCharsets.UTF_8), true);
        journal.println(event + "Session - The connection ended");
        assertEquals(
                List.of(
                        event + "tcu Session - The connection ended",
                        priority + event + "Session - The connection ended"),
                text().lines().toList());
    }

    @ParameterizedTest
    @CsvSource({"0a, \\u000a", "0d, \\u000d", "1b, \\u001b", "85, \\u0085", "202e, \\u202e", "2028, \\u2028"})
    void a_key_of_a_shadow_forges_no_line_and_no_color(String codePoint, String shown) {
        log.println("Unknown signal do" + Character.toString(Integer.parseInt(codePoint, 16)) + "or");
        assertEquals("Unknown signal do" + shown + "or" + System.lineSeparator(), text());
    }

    @Test
    void a_stack_trace_keeps_its_lines_and_its_message_gets_none_of_its_own() {
        new IllegalStateException("door\nERROR forged").printStackTrace(log);
        String[] lines = text().split(System.lineSeparator());
        assertEquals("java.lang.IllegalStateException: door\\u000aERROR forged", lines[0]);
        assertEquals("\tat ", lines[1].substring(0, 4));
    }

    @Test
    void what_people_write_stays_as_it_is() {
        log.println("Tür öffnen 🚗\tgrün");
        assertEquals("Tür öffnen 🚗\tgrün" + System.lineSeparator(), text());
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
