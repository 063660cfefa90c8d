package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** An entry of the history in words: when, who, and what, a line for each signal. */
final class HistoryEntryLines {
    private HistoryEntryLines() {}

    static List<String> of(JsonNode entry, Moments moments) {
        boolean asked = entry.path("kind").asText().equals("COMMAND");
        String start = String.format(
                "%-8s  %-20s", moments.at(entry.path("at").asText()), asked ? asker(entry) : "by hand at the car");
        return entry.path("signals").properties().stream()
                .map(signal -> start + " "
                        + (asked
                                ? Words.signal(signal.getKey(), signal.getValue(), moments)
                                : signal.getKey() + " "
                                        + Words.value(
                                                signal.getKey(),
                                                signal.getValue().path("value"))))
                .toList();
    }

    /** Who writes {@code desired} past the API, such as the AWS console, is known to nobody. */
    private static String asker(JsonNode entry) {
        String channel = entry.path("channel").asText();
        return entry.has("by")
                ? entry.path("by").asText() + " by " + channel.toLowerCase(Locale.ROOT)
                : "somebody past the API";
    }
}
