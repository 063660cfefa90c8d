package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What one message of the broker says in words: what was asked, what became of it, how the vehicle is now. */
final class Changes {
    private Changes() {}

    /** The differences that one {@code update/documents} tells; none where only times changed. */
    static List<String> of(JsonNode documents) {
        JsonNode before = documents.path("previous").path("state");
        JsonNode after = documents.path("current").path("state");
        List<String> lines = new ArrayList<>();
        asked(documents, lines);
        after.path("reported").properties().forEach(signal -> {
            JsonNode was = before.path("reported").path(signal.getKey());
            if (!signal.getKey().equals("outcomes") && !signal.getValue().equals(was)) {
                lines.add(signal.getKey() + " is " + Words.value(signal.getKey(), signal.getValue()));
            }
        });
        after.path("reported").path("outcomes").properties().forEach(outcome -> {
            JsonNode was = before.path("reported").path("outcomes").path(outcome.getKey());
            if (!outcome.getValue().equals(was)) {
                lines.add(outcome.getKey() + ": " + Words.outcome(outcome.getValue()));
            }
        });
        return lines;
    }

    private static void asked(JsonNode documents, List<String> lines) {
        JsonNode before = documents.path("previous");
        JsonNode after = documents.path("current");
        after.path("state").path("desired").properties().forEach(signal -> {
            boolean isNew = !signal.getValue().equals(desired(before, "state", signal.getKey()))
                    || !desired(after, "metadata", signal.getKey())
                            .equals(desired(before, "metadata", signal.getKey()));
            if (isNew) {
                lines.add(signal.getKey() + " is asked to be " + Words.value(signal.getKey(), signal.getValue()));
            }
        });
    }

    private static JsonNode desired(JsonNode document, String part, String signal) {
        return document.path(part).path("desired").path(signal);
    }
}
