package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SkillIntent;
import java.util.Optional;

/** Answers one intent. Thread-safe. */
interface IntentAnswer {
    /** Which. */
    SkillIntent intent();

    /** The response to this request. */
    Optional<Response> answer(Turn turn);

    /** Whether a person must be known for it. */
    default boolean needsAccount() {
        return !intent().isBuiltIn();
    }
}
