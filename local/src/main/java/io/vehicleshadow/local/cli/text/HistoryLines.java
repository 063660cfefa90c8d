package io.vehicleshadow.local.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An entry of the history in words: when, who, and what, a line for each signal. */
public final class HistoryLines {
    private HistoryLines() {}

    public static List<String> of(JsonNode entry, Words words) {
        boolean command = entry.path("kind").asText().equals("COMMAND");
        String start = String.format(
                "%-8s  %-20s",
                words.moments().at(entry.path("at").asText()), command ? Words.sender(entry) : "by hand at the car");
        return entry.path("signals").properties().stream()
                .map(signal -> start + " "
                        + (command
                                ? words.signal(signal.getKey(), signal.getValue())
                                : signal.getKey() + " "
                                        + words.value(
                                                signal.getKey(),
                                                signal.getValue().path("value"))))
                .toList();
    }
}
