package io.vehicleshadow.local.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** One update of a shadow in words: what was requested, what became of it, how the vehicle is now. */
public final class Changes {
    private Changes() {}

    /**
     * The lines of one message of {@code update/documents}; none where only times changed.
     *
     * @param sender who sent the command of a version, in words; empty if that is unknown
     */
    public static List<String> of(JsonNode documents, Words words, LongFunction<String> sender) {
        JsonNode before = documents.path("previous").path("state");
        JsonNode after = documents.path("current").path("state");
        List<String> lines = new ArrayList<>();
        requested(documents, words, sender, lines);
        after.path("reported").properties().forEach(signal -> {
            JsonNode was = before.path("reported").path(signal.getKey());
            if (!signal.getKey().equals("outcomes") && !signal.getValue().equals(was)) {
                lines.add(signal.getKey() + " is " + words.value(signal.getKey(), signal.getValue()));
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

    private static void requested(JsonNode documents, Words words, LongFunction<String> sender, List<String> lines) {
        JsonNode before = documents.path("previous");
        JsonNode after = documents.path("current");
        List<String> requests = new ArrayList<>();
        after.path("state").path("desired").properties().forEach(signal -> {
            boolean isNew = !signal.getValue().equals(desired(before, "state", signal.getKey()))
                    || !desired(after, "metadata", signal.getKey())
                            .equals(desired(before, "metadata", signal.getKey()));
            if (isNew) {
                requests.add(signal.getKey() + ": " + words.value(signal.getKey(), signal.getValue()) + " requested");
            }
        });
        if (!requests.isEmpty()) {
            String by = sender.apply(after.path("version").asLong());
            requests.forEach(request -> lines.add(request + (by.isEmpty() ? "" : " by " + by)));
        }
    }

    private static JsonNode desired(JsonNode document, String part, String signal) {
        return document.path(part).path("desired").path(signal);
    }
}
