package io.vehicleshadow.vehicle.signal;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What must hold in the vehicle at the moment of acting; checked by the vehicle, never by the cloud.
 *
 * @param name its name in the catalogue, such as {@code standing}
 * @param condition what it says of the car's readings
 * @param wordings how it is written, by language; may be empty
 */
public record Interlock(String name, Condition condition, Map<String, Wording> wordings) {
    /** What a name looks like. */
    public static final String NAME = SignalKey.FORM;

    /** Copies the wordings. */
    public Interlock {
        wordings = Map.copyOf(wordings);
    }

    /** How it is written in that language, or else in English; its name where the catalogue says nothing. */
    public String title(String language) {
        Wording english = wordings.get("en");
        Wording wording = wordings.getOrDefault(language, english);
        return wording == null ? name : wording.written();
    }

    /** A copy in the same order: of several that do not hold the first is told. */
    static Set<Interlock> inOrder(Set<Interlock> interlocks) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(interlocks));
    }

    @Override
    public String toString() {
        return name + " (" + condition + ")";
    }
}
