package io.vehicleshadow.functions.history;

import java.time.Instant;

/** What a document told of the end of a request for one signal. */
public sealed interface Closing permits SeenOutcome, SeenClearing {
    /** The shadow version up to which it counts: of the signal's commands it ends the last one of at most this version. */
    long version();

    /** When it reached the shadow. */
    Instant at();

    /** The end that it gives. */
    End end();
}
