package io.vehicleshadow.vehicle.signal;

import java.util.Map;
import java.util.Set;

/**
 * One word that a signal can have.
 *
 * @param value the word
 * @param needsConfirmation whether a person must confirm before it is requested (opening and unlocking)
 * @param requires what must hold in the vehicle at the moment of acting
 * @param wordings how people say it, by language ({@code en}, {@code de})
 */
public record AllowedWord(
        SignalValue.Word value, boolean needsConfirmation, Set<Interlock> requires, Map<String, Wording> wordings) {
    /** Copies the collections. */
    public AllowedWord {
        requires = Interlock.inOrder(requires);
        wordings = Map.copyOf(wordings);
    }
}
