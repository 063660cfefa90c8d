package io.vehicleshadow.functions.ask;

import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.util.Optional;
import java.util.function.Supplier;

/** A vehicle to which a person is about to send a request: it is read by the catalogue that the vehicle goes by. */
public final class Addressed {
    /** Why nothing was sent. */
    static final String OTHER_CATALOGUE = "The vehicle has just begun to go by another catalogue";

    private final Optional<Role> role;
    private final Supplier<Optional<ShadowDocument>> seen;
    private final Catalogues catalogues;

    /** @param seen waits for the shadow */
    Addressed(Optional<Role> role, Supplier<Optional<ShadowDocument>> seen, Catalogues catalogues) {
        this.role = role;
        this.seen = seen;
        this.catalogues = catalogues;
    }

    /** The person's role; empty if the vehicle is not theirs, and then nothing of it is theirs to know. */
    public Optional<Role> role() {
        return role;
    }

    /**
     * By which the request is read.
     *
     * @throws io.vehicleshadow.functions.CloudUnavailable if the shadow can't be read
     */
    public SignalCatalogue catalogue() {
        return catalogues.of(() -> seen().flatMap(ShadowDocument::catalogue));
    }

    Optional<ShadowDocument> seen() {
        return seen.get();
    }

    /** Whether what was read by the catalogue means the same to the vehicle as it is in that document. */
    boolean goesByTheSame(ShadowDocument document) {
        return catalogues.of(document.catalogue()) == catalogue();
    }
}
