package io.vehicleshadow.local.cli.text;

import io.vehicleshadow.vehicle.shadow.ShadowChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** One update of a shadow in words: what was requested, what became of it, how the vehicle is now. */
public final class Changes {
    private Changes() {}

    /**
     * The lines of one update; none where only times changed.
     *
     * @param sender who sent the command of a version, in words; empty if that is unknown
     */
    public static List<String> of(ShadowChange change, Words words, LongFunction<String> sender) {
        List<String> lines = new ArrayList<>();
        if (!change.requested().isEmpty()) {
            String who = sender.apply(change.current().version());
            String by = who.isEmpty() ? "" : " by " + who;
            change.requested()
                    .forEach((key, leaf) -> lines.add(key + ": " + words.value(key, leaf.value()) + " requested" + by));
        }
        change.changed().forEach((key, value) -> lines.add(key + " is " + words.value(key, value)));
        change.outcomes().forEach((key, outcome) -> lines.add(key + ": " + Words.outcome(outcome.json())));
        return lines;
    }
}
