package io.vehicleshadow.functions.logging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.event.Level;
import org.slf4j.spi.MDCAdapter;

/**
 * Writes an event as JSON, with the keys that Powertools gives them and with all that it has put into the context: cold
 * start, function, request, trace, and our correlation id. Thread-safe.
 *
 * <p>Source: Powertools for AWS Lambda (Java), Logging, standard structured keys.
 */
final class LogLine {
    private final JsonFactory json = new JsonFactory();
    private final Clock clock;
    private final MDCAdapter context;

    LogLine(Clock clock, MDCAdapter context) {
        this.clock = clock;
        this.context = context;
    }

    /** @param thrown null if nothing was thrown */
    String of(Level level, String message, Throwable thrown) {
        StringWriter line = new StringWriter();
        try (JsonGenerator event = json.createGenerator(line)) {
            event.writeStartObject();
            event.writeStringField("level", level.name());
            event.writeStringField("message", message);
            if (thrown != null) {
                writeError(event, thrown);
            }
            event.writeStringField(
                    "timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
            writeContext(event);
            event.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A string takes all that is written", e);
        }
        return line.toString();
    }

    private static void writeError(JsonGenerator event, Throwable thrown) throws IOException {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack, true));
        event.writeObjectFieldStart("error");
        event.writeStringField("message", thrown.getMessage());
        event.writeStringField("name", thrown.getClass().getName());
        event.writeStringField("stack", stack.toString());
        event.writeEndObject();
    }

    /** A flag lies in the context as text, and is written as what it is. */
    private void writeContext(JsonGenerator event) throws IOException {
        Map<String, String> known = context.getCopyOfContextMap();
        if (known == null) {
            return;
        }
        for (Map.Entry<String, String> entry : new TreeMap<>(known).entrySet()) {
            event.writeFieldName(entry.getKey());
            if (entry.getKey().equals("cold_start")) {
                event.writeBoolean(Boolean.parseBoolean(entry.getValue()));
            } else {
                event.writeString(entry.getValue());
            }
        }
    }
}
