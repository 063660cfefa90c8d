package io.vehicleshadow.alexa.model;

import io.vehicleshadow.vehicle.signal.Family;
import io.vehicleshadow.vehicle.signal.Signal;
import java.util.List;

/**
 * Parts of one family that people speak of together: "the windows".
 *
 * @param family the family
 * @param parts its parts that take the verb; at least two
 */
public record Group(Family family, List<Signal> parts) {

    /** Its id as a value of a slot. */
    String id() {
        return ("all-" + family.name()).replaceAll("[^\\p{L}\\p{N}]", "_");
    }
}
