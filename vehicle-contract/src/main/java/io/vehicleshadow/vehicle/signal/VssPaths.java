package io.vehicleshadow.vehicle.signal;

/**
 * Where the signal stands in the COVESA Vehicle Signal Specification. Most signals are read where they are acted on.
 *
 * @param act the path that commands are written to
 * @param read the path that the reading comes from
 */
public record VssPaths(String act, String read) {

    /** Both the same. */
    public VssPaths(String path) {
        this(path, path);
    }
}
