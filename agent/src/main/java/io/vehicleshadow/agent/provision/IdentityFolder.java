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

    /**
     * The folder of an identity that {@code provision} wrote.
     *
     * @throws IllegalArgumentException if it did not write this certificate, or has put another in its place
     */
    static IdentityFolder of(Path certificate) {
        Path identity = certificate.toAbsolutePath().normalize().getParent();
        IdentityFolder folder = new IdentityFolder(identity.getParent());
        try {
            if (folder.holdsIdentity() && folder.isOf(certificate)) {
                return folder;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("--renewal-template: " + folder.settings() + " can't be read", e);
        }
        throw new IllegalArgumentException("--renewal-template is for an identity that provision wrote, but "
                + folder.settings() + " does not name " + identity);
    }

    /** Whether the settings name this certificate. */
    boolean isOf(Path certificate) throws IOException {
        String name = certificate.toAbsolutePath().getParent().getFileName().toString();
        return name.startsWith(IDENTITY) && settingsText().contains(name);
    }

    private String settingsText() throws IOException {
        return Files.readString(settings());
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
        removeAllBut(holdsIdentity() ? settingsText() : "");
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

        /**
         * Makes it the vehicle's identity in one step, in the place of {@code certificate} and with the settings as they are.
         * That one stays beside it until {@link #removeOthers}.
         *
         * @return the certificate's new place
         */
        IdentityFiles replace(Path certificate) throws IOException {
            String before =
                    certificate.toAbsolutePath().getParent().getFileName().toString();
            String now = place.folder().getFileName().toString();
            Files.move(files.folder(), place.folder(), StandardCopyOption.ATOMIC_MOVE);
            DurableFile.syncFolder(folder);
            DurableFile.writePrivate(settings(), settingsText().replace(before, now));
            return place;
        }

        @Override
        public void close() throws IOException {
            remove(files.folder());
        }
    }

    /** Whether an identity is there that the settings do not name. */
    boolean holdsOthers() throws IOException {
        String settings = settingsText();
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(entry -> entry.getFileName().toString())
                    .anyMatch(name -> name.startsWith(IDENTITY) && !settings.contains(name));
        }
    }

    /** Removes every identity that the settings do not name. */
    void removeOthers() throws IOException {
        removeAllBut(settingsText());
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
