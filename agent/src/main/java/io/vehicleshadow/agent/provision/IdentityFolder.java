package io.vehicleshadow.agent.provision;

import io.vehicleshadow.agent.disk.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        DurableFile.writePrivate(draft.files.key(), key.pem());
        DurableFile.write(draft.files.certificate(), certificatePem);
        DurableFile.write(draft.files.authority(), Files.readString(authority));
        return draft;
    }

    /** Certificate and key that can be tried before they are the vehicle's. */
    final class Draft implements AutoCloseable {
        private final IdentityFiles files;
        private final IdentityFiles place;

        private Draft(Path path, String name) {
            files = new IdentityFiles(path);
            place = new IdentityFiles(folder.resolve(name));
        }

        IdentityFiles files() {
            return files;
        }

        /** Makes it the vehicle's identity in one step. */
        void commit(AgentSettings agent) throws IOException {
            Files.move(files.folder(), place.folder(), StandardCopyOption.ATOMIC_MOVE);
            DurableFile.syncFolder(folder);
            DurableFile.writePrivate(settings(), agent.text(place, data()));
            removeAllBut(place.folder().getFileName().toString());
        }

        @Override
        public void close() throws IOException {
            remove(files.folder());
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
}
