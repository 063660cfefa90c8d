package io.vehicleshadow.benchmarks.soak.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When the faults have stopped, each car is online, nothing is left to do, and the shadow says what the car is. */
final class EndCheck {
    /** How far the history may be behind the documents, on a busy machine with a slow disk. */
    private static final Duration HANDING_OVER = Duration.ofSeconds(60);

    private final Map<String, Thing> things;
    private final Map<String, Long> last = new HashMap<>();
    private final List<Instant> kills;
    private long converged;

    /** @param kills when the stand-in was killed */
    EndCheck(Map<String, Thing> things, List<Instant> kills) {
        this.things = things;
        this.kills = kills;
    }

    void run(List<JsonNode> ends, List<JsonNode> words) {
        Map<String, JsonNode> byThing = new HashMap<>();
        ends.forEach(end -> byThing.put(end.path("thing").asText(), end));
        things.forEach((name, thing) -> {
            JsonNode end = byThing.get(name);
            if (end == null) {
                thing.found(Fault.NOT_CONVERGED, "", "nothing is known of it at the end");
            } else if (isConverged(thing, end)) {
                converged++;
            }
        });
        commands(words);
    }

    private boolean isConverged(Thing thing, JsonNode end) {
        JsonNode shadow = end.path("shadow");
        long version = shadow.path("version").asLong();
        last.put(thing.name(), version);
        boolean so = require(thing, end.path("presence").asText().equals("ONLINE"), "it is " + end.path("presence"));
        JsonNode desired = shadow.at("/state/desired");
        so &= require(thing, desired.isEmpty(), "desired is left: " + desired);
        so &= require(thing, shadow.at("/state/delta").isMissingNode(), "a delta is left");
        for (String signal : Contract.PARKED.keySet()) {
            String reported = Contract.value(shadow.at("/state/reported").path(signal));
            String is = Contract.value(end.path("car").path(signal));
            so &= require(thing, reported.equals(is), signal + " is reported as " + reported + " and is " + is);
        }
        if (version < thing.versions().last()) {
            thing.found(
                    Fault.LOST_UPDATE,
                    "",
                    "the shadow ends at version " + version + " after "
                            + thing.versions().last());
        } else if (version > thing.versions().last()) {
            thing.found(Fault.NOT_RECORDED, "", "versions up to " + version + " are missing at the end");
        }
        return so;
    }

    private static boolean require(Thing thing, boolean so, String otherwise) {
        if (!so) {
            thing.found(Fault.NOT_CONVERGED, "", otherwise);
        }
        return so;
    }

    /** The last word on each command has to be an end. */
    private void commands(List<JsonNode> words) {
        Map<String, String> lastWord = new TreeMap<>();
        for (JsonNode word : words) {
            String kind = word.path("kind").asText();
            JsonNode answer = word.path("answer");
            if ((kind.equals("command") || kind.equals("report"))
                    && answer.path("version").asLong() > 0) {
                answer.path("signals")
                        .properties()
                        .forEach(signal -> lastWord.put(
                                word.path("thing").asText() + " " + signal.getKey() + " " + answer.path("version"),
                                signal.getValue().path("status").asText()));
            }
        }
        lastWord.forEach((command, status) -> {
            String[] parts = command.split(" ");
            Thing thing = things.get(parts[0]);
            if (thing != null && !Contract.FINAL.contains(status)) {
                open(thing, parts[1], Long.parseLong(parts[2]), status);
            }
        });
    }

    /** What the rules of a killed stand-in had not handed to the history is gone, which AWS would have handed on. */
    private void open(Thing thing, String signal, long version, String status) {
        boolean killed = thing.story(signal)
                .first(version)
                .filter(answer -> kills.stream()
                        .anyMatch(kill -> !kill.isBefore(thing.story(signal).earliest(version))
                                && kill.isBefore(answer.by().plus(HANDING_OVER))))
                .isPresent();
        thing.found(
                killed ? Fault.END_NOT_TOLD : Fault.NOT_CONVERGED,
                signal,
                "command " + version + " is still " + status + ", and the documents say "
                        + thing.story(signal).ends(version));
    }

    /** The version of each shadow at the end. */
    Map<String, Long> last() {
        return last;
    }

    long converged() {
        return converged;
    }
}
