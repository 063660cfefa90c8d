package io.vehicleshadow.agent.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A text file that holds its old text or its new one, whenever the program or the power fails. */
public final class DurableFile {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private DurableFile() {}

    /** Replaces the file's text in one step. Creates the folder if it is missing. */
    public static void write(Path file, String text) throws IOException {
        replace(file, text, true);
    }

    /** Replaces the file's text in one step; only its owner may read it. */
    public static void writePrivate(Path file, String text) throws IOException {
        replace(file, text, true, OWNER_ONLY);
    }

    /**
     * Replaces the file's text in one step without waiting for the disk, for what means nothing after the power has
     * failed; only its owner may read it.
     */
    public static void writeShortLived(Path file, String text) throws IOException {
        replace(file, text, false, OWNER_ONLY);
    }

    private static void replace(Path file, String text, boolean durable, FileAttribute<?>... attributes)
            throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = folder.resolve("." + file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (durable) {
                channel.force(true);
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (durable) {
            syncFolder(folder);
        }
    }

    /** Makes durable which files the folder holds. */
    public static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
