package io.vehicleshadow.local.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The state of a vehicle in words: whether it is connected, each signal with its age, what is still requested. */
public final class StatusLines {
    private StatusLines() {}

    public static List<String> of(JsonNode vehicle, Words words) {
        List<String> lines = new ArrayList<>();
        lines.add(Words.title(vehicle) + " is " + words.presence(vehicle.path("presence")));
        vehicle.path("reported").properties().forEach(signal -> {
            Duration age =
                    Duration.ofSeconds(signal.getValue().path("ageSeconds").asLong());
            String value = words.value(signal.getKey(), signal.getValue().path("value"));
            lines.add(String.format("  %-12s %-12s %s ago", signal.getKey(), value, Moments.length(age)));
        });
        vehicle.path("asked").properties().forEach(signal -> {
            String value = words.value(signal.getKey(), signal.getValue().path("value"));
            boolean late = signal.getValue().path("status").asText().equals("TIMED_OUT");
            lines.add("  " + signal.getKey() + " " + value + " requested: "
                    + (late ? "expired without an answer" : words.pending(signal.getValue())));
        });
        return lines;
    }
}
