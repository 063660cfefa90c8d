package io.vehicleshadow.local.home;

import java.nio.file.Path;

/**
 * The files by which a vehicle of a local run shows who it is, named as the stand-in writes them.
 *
 * @param folder where they are
 * @param thing the vehicle
 */
public record IdentityFiles(Path folder, String thing) {
    public Path authority() {
        return folder.resolve("ca.pem");
    }

    public Path certificate() {
        return folder.resolve(thing + ".pem");
    }

    public Path key() {
        return folder.resolve(thing + ".key");
    }
}
