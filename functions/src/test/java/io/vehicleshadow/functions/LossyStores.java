package io.vehicleshadow.functions;

import io.vehicleshadow.functions.wiring.Stores;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;

/** Stores of which calls can get lost, on the way there or back. */
public interface LossyStores {
    Stores stores();

    /** When a story may begin: a database drops what has expired by its own clock. */
    default Instant start() {
        return Clock.systemUTC().instant();
    }

    /** Loses the calls of that name, each time that it is told one. */
    void lose(Predicate<String> operations);
}
