package io.vehicleshadow.localiot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogStreamTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream log = new LogStream(new PrintStream(written, true, StandardCharsets.UTF_8));

    @ParameterizedTest
    @CsvSource({"0a, \\u000a", "0d, \\u000d", "1b, \\u001b", "85, \\u0085", "202e, \\u202e", "2028, \\u2028"})
    void a_topic_forges_no_line_and_no_color(String codePoint, String shown) {
        log.println("No policy allows do" + Character.toString(Integer.parseInt(codePoint, 16)) + "or");
        assertEquals("No policy allows do" + shown + "or" + System.lineSeparator(), text());
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
