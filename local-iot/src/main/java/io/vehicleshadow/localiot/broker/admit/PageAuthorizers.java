package io.vehicleshadow.localiot.broker.admit;

import java.util.Optional;

/** Knows who decides about a WebSocket client. Called from the broker's event loop; must not block. */
@FunctionalInterface
public interface PageAuthorizers {

    /** The authorizer of that client; empty for one that is trusted. */
    Optional<PageAuthorizer> of(PageAuthorizer.Request request);
}
