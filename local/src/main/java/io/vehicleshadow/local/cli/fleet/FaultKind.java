package io.vehicleshadow.local.cli.fleet;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What may go wrong with a car, on purpose. */
public enum FaultKind {
    /** Its connection ends, and is restored later. */
    CUT,
    /** A control unit tries and says that it could not. */
    JAM,
    /** A control unit takes longer than the agent waits. */
    SLOW,
    /** A process with its cars is killed, and started again. */
    KILL;

    /** As a person writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The faults of a list such as {@code cut,kill}.
     *
     * @throws IllegalArgumentException if there is no such fault, with those that there are
     */
    public static Set<FaultKind> parse(String list) {
        Set<FaultKind> faults = EnumSet.noneOf(FaultKind.class);
        for (String word : list.split(",", -1)) {
            faults.add(Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "--faults is a list of " + words() + ", such as cut,kill, but this has '" + word + "'")));
        }
        return faults;
    }

    private static String words() {
        return Arrays.stream(values()).map(FaultKind::word).collect(Collectors.joining(", "));
    }
}
