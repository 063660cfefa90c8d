package io.vehicleshadow.localiot.identity;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Which certificates are known: for each a file {@code ID.properties}, its certificate {@code ID.pem}, and
 * {@code ID.policy.json} if it has a policy of its own. The first is written last and removed first, so whoever finds it
 * finds all.
 */
final class Registry {

    private static final String PROPERTIES = ".properties";

    private final Path folder;

    Registry(Path folder) {
        this.folder = folder;
    }

    Optional<Registration> find(String certificateId) throws IOException {
        Path file = propertiesFile(certificateId);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(Registration.read(
                    properties,
                    text(policyFile(certificateId)),
                    Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The certificate; empty for one of a version that didn't keep it here. */
    Optional<String> pem(String certificateId) throws IOException {
        return text(pemFile(certificateId));
    }

    List<String> ids() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(PROPERTIES))
                    .map(name -> name.substring(0, name.length() - PROPERTIES.length()))
                    .sorted()
                    .toList();
        }
    }

    void put(String certificateId, String pem, Registration registration) throws IOException {
        AtomicFile.write(pemFile(certificateId), pem);
        put(certificateId, registration);
    }

    void put(String certificateId, Registration registration) throws IOException {
        if (registration.document().isPresent()) {
            AtomicFile.write(policyFile(certificateId), registration.document().get());
        }
        AtomicFile.write(propertiesFile(certificateId), registration.text());
    }

    void remove(String certificateId) throws IOException {
        Files.deleteIfExists(propertiesFile(certificateId));
        Files.deleteIfExists(policyFile(certificateId));
        Files.deleteIfExists(pemFile(certificateId));
    }

    private static Optional<String> text(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    private Path propertiesFile(String certificateId) {
        return folder.resolve(certificateId + PROPERTIES);
    }

    private Path policyFile(String certificateId) {
        return folder.resolve(certificateId + ".policy.json");
    }

    private Path pemFile(String certificateId) {
        return folder.resolve(certificateId + ".pem");
    }
}
