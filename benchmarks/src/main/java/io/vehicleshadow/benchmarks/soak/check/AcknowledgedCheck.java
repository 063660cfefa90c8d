package io.vehicleshadow.benchmarks.soak.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.benchmarks.soak.check.Versions.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was acknowledged has to be in the version that the acknowledgment named, whatever was killed since; and one
 * Idempotency-Key is one command.
 */
final class AcknowledgedCheck {
    private final Map<String, Thing> things;
    /** The version of each shadow at the end. */
    private final Map<String, Long> last;

    private final Map<String, Long> keys = new HashMap<>();
    private long checked;

    AcknowledgedCheck(Map<String, Thing> things, Map<String, Long> last) {
        this.things = things;
        this.last = last;
    }

    /** @return how many acknowledged updates were looked for */
    long run(List<JsonNode> words) {
        for (JsonNode word : words) {
            String kind = word.path("kind").asText();
            Thing thing = things.get(word.path("thing").asText());
            JsonNode answer = word.path("answer");
            long version = answer.path("version").asLong();
            if (thing == null || version == 0 || word.path("status").asInt() >= 300) {
                continue;
            }
            switch (kind) {
                case "command", "desired" -> {
                    word.path("request")
                            .properties()
                            .forEach(signal -> written(thing, kind, signal.getKey(), signal.getValue(), version));
                    key(thing, word, version);
                }
                case "withdraw" -> written(thing, kind, answer.path("signal").asText(), null, version);
                default -> {
                    // Nothing was written.
                }
            }
        }
        return checked;
    }

    private void written(Thing thing, String kind, String signal, JsonNode value, long number) {
        checked++;
        Version version = thing.versions().get(number);
        if (version == null) {
            boolean lost = number > thing.versions().last() && number > last.getOrDefault(thing.name(), 0L);
            thing.found(
                    lost ? Fault.LOST_UPDATE : Fault.NOT_RECORDED,
                    signal,
                    kind + " was acknowledged with version " + number + ", which was never seen");
            return;
        }
        JsonNode leaf = version.desired().get(signal);
        boolean same = value == null
                ? leaf == null
                : leaf != null && Contract.value(leaf).equals(Contract.value(value));
        if (!same) {
            thing.found(
                    Fault.LOST_UPDATE,
                    signal,
                    kind + " of " + value + " was acknowledged with version " + number + ", which desires " + leaf);
        }
    }

    private void key(Thing thing, JsonNode word, long version) {
        String key = word.path("key").asText("");
        Long first = key.isEmpty() ? null : keys.putIfAbsent(key, version);
        if (first != null && first != version) {
            thing.found(
                    Fault.DOUBLE_ACT, "", "the Idempotency-Key " + key + " made command " + first + " and " + version);
        }
    }
}
