package io.vehicleshadow.functions.pin;

import java.time.Instant;

/** What a spoken PIN was worth. */
public sealed interface PinVerdict {
    /** It is the person's. */
    record Right() implements PinVerdict {}

    /**
     * It is not.
     *
     * @param triesLeft before the lock-out; at least 1
     */
    record Wrong(int triesLeft) implements PinVerdict {}

    /** Too many were wrong, this one perhaps among them: none is looked at before {@code until}. */
    record Locked(Instant until) implements PinVerdict {}

    /** The person has set none. */
    record NotSet() implements PinVerdict {}
}
