package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Turn;
import java.util.Optional;

/** Answers one intent. Thread-safe. */
@FunctionalInterface
interface IntentAnswer {
    Optional<Response> answer(Turn turn);
}
