package io.vehicleshadow.alexa.garage;

import java.time.Instant;

/** What a spoken PIN was worth. */
public sealed interface PinAnswer {
    /** It is the person's. */
    record Right() implements PinAnswer {}

    /** It is not, and may be tried again. */
    record Wrong() implements PinAnswer {}

    /** No PIN is taken at all. */
    sealed interface Refusal extends PinAnswer {}

    /** Too many were wrong: none is looked at before {@code until}. */
    record Locked(Instant until) implements Refusal {}

    /** The person has set none. */
    record NotSet() implements Refusal {}
}
