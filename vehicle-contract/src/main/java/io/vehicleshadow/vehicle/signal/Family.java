package io.vehicleshadow.vehicle.signal;

import java.util.Map;

/**
 * Parts of one sort at several places, such as four windows.
 *
 * @param name its name in the catalogue
 * @param wordings what people call all of them together, by language
 */
public record Family(String name, Map<String, Wording> wordings) {
    /** Copies the wordings. */
    public Family {
        wordings = Map.copyOf(wordings);
    }
}
