package io.vehicleshadow.alexa.speech;

import io.vehicleshadow.alexa.model.Group;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person wants of a car in one request.
 *
 * @param group all of which it is about; empty if it is about one part
 * @param values what each part is to be, at least one; in the order in which they are spoken of
 */
public record Wanted(Optional<Group> group, Map<Signal, SignalValue> values) {
    /** Copies the values. */
    public Wanted {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** One part. */
    public static Wanted of(Signal signal, SignalValue value) {
        return new Wanted(Optional.empty(), Map.of(signal, value));
    }

    /** Whether a person must confirm any of it. */
    public boolean needsConfirmation() {
        return values.entrySet().stream().anyMatch(each -> each.getKey().needsConfirmation(each.getValue()));
    }

    /** "door open", the same for the same request. */
    public String text() {
        return values.entrySet().stream()
                .map(each -> each.getKey().key() + " " + each.getValue().text())
                .collect(Collectors.joining(" "));
    }
}
