package io.vehicleshadow.localiot.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder that is its owner's only, where the file system knows owners. */
public final class PrivateFolder {

    /** The bit by which users that share a folder can't remove each other's files. */
    private static final int STICKY = 01000;

    private PrivateFolder() {}

    /** Makes the folder, and those above it, if it is missing. One that all users share, such as {@code /tmp}, stays theirs. */
    public static void open(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("unix")
                && ((int) Files.getAttribute(folder, "unix:mode") & STICKY) == 0) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
