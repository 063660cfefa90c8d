package io.vehicleshadow.vehicle.signal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a simulated car has the signal; a real car knows nothing of it.
 *
 * @param start the value that it has at first
 * @param movementTime how long it takes to get from one value to another; not negative
 */
public record Simulation(SignalValue start, Duration movementTime) {

    /** At once, and at first in a word that needs no confirmation, or at zero or what is nearest to it. */
    static Simulation harmless(List<AllowedWord> words, Optional<Range> range) {
        SignalValue start = words.stream()
                .filter(word -> !word.needsConfirmation())
                .findFirst()
                .or(() -> words.stream().findFirst())
                .<SignalValue>map(AllowedWord::value)
                .orElseGet(() -> new SignalValue.Quantity(range.orElseThrow().nearest(BigDecimal.ZERO)));
        return new Simulation(start, Duration.ZERO);
    }
}
