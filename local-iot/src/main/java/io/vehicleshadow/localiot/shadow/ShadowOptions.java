package io.vehicleshadow.localiot.shadow;

/**
 * How the service behaves where AWS promises nothing.
 *
 * @param deltaFirst whether a delta is published before the accepted message of the same update. AWS guarantees no
 *     order; the older Python client drops a delta whose version it has already seen, so delta first serves all clients
 */
public record ShadowOptions(boolean deltaFirst) {
    /** Delta before accepted. */
    public static final ShadowOptions DEFAULT = new ShadowOptions(true);
}
