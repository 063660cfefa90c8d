package io.vehicleshadow.functions;

import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import java.util.Optional;

/** The Device Shadow service. Thread-safe. */
public interface Shadows {
    /**
     * The classic shadow of the thing; empty if it has none.
     *
     * @throws CloudUnavailable if the service does not answer
     */
    Optional<ShadowDocument> get(ThingName thing);

    /**
     * Makes an empty shadow if the thing has none; harmless if it has one.
     *
     * @throws CloudUnavailable if the service does not answer
     */
    void create(ThingName thing);

    /**
     * Sends the change, once.
     *
     * @return the accepted change; empty if the shadow has another version than the update names
     * @throws CloudUnavailable if the service does not answer; then it may have happened
     */
    Optional<ShadowDocument> update(ThingName thing, ShadowUpdate update);
}
