package io.vehicleshadow.agent.provision;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a vehicle's identity. {@code agent.properties}, which is put in place at once and last, names the
 * folder with certificate, key and authority; what it does not name is no identity, and the next run removes it. One
 * run at a time may use it.
 */
final class IdentityFolder {
    private static final String DRAFT = ".draft-";
    private static final String IDENTITY = "identity-";
    private final Path folder;

    IdentityFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** The agent's configuration file. */
    Path settings() {
        return folder.resolve("agent.properties");
    }

    boolean holdsIdentity() {
        return Files.exists(settings());
    }

    /** Where the agent keeps its journal. */
    Path data() {
        return folder.resolve("data");
    }

    /** Writes what is not an identity yet, and removes what interrupted runs left. */
    Draft draft(String certificateId, String certificatePem, VehicleKey key, Path authority) throws IOException {
        Files.createDirectories(folder);
        removeAllBut(holdsIdentity() ? Files.readString(settings()) : "");
        Draft draft = new Draft(Files.createTempDirectory(folder, DRAFT), IDENTITY + certificateId);
        writePrivate(draft.path.resolve("private.key"), key.pem());
        write(draft.path.resolve("certificate.pem"), certificatePem);
        write(draft.path.resolve("ca.pem"), Files.readString(authority));
        return draft;
    }

    /** Certificate and key that can be tried before they are the vehicle's. */
    final class Draft implements AutoCloseable {
        private final Path path;
        private final Path place;

        private Draft(Path path, String name) {
            this.path = path;
            this.place = folder.resolve(name);
        }

        Path certificate() {
            return path.resolve("certificate.pem");
        }

        Path key() {
            return path.resolve("private.key");
        }

        /** Makes it the vehicle's identity in one step. */
        void commit(AgentSettings agent) throws IOException {
            sync(path);
            Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
            Path next = folder.resolve(DRAFT + "agent.properties");
            Files.deleteIfExists(next);
            writePrivate(next, agent.text(place, data()));
            sync(folder);
            Files.move(next, settings(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder);
            removeAllBut(place.getFileName().toString());
        }

        @Override
        public void close() throws IOException {
            remove(path);
        }
    }

    private void removeAllBut(String named) throws IOException {
        List<Path> entries;
        try (Stream<Path> all = Files.list(folder)) {
            entries = all.toList();
        }
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (name.startsWith(DRAFT) || name.startsWith(IDENTITY) && !named.contains(name)) {
                remove(entry);
            }
        }
    }

    private static void remove(Path top) throws IOException {
        if (!Files.exists(top)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> all = Files.walk(top)) {
            entries = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        write(file, text);
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        sync(file);
    }

    /** After a power cut the file or the folder's entries are as they are now. */
    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
