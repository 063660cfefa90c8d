package io.vehicleshadow.localiot.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which certificates are known: for each a file {@code ID.properties} with its name and things, and
 * {@code ID.policy.json}. The first is written last and removed first, so whoever finds it finds both.
 */
final class Registry {

    /** What is known of one certificate. */
    record Registration(String name, Set<String> things, String policy) {

        Registration {
            things = Set.copyOf(things);
        }
    }

    private final Path folder;

    Registry(Path folder) {
        this.folder = folder;
    }

    Optional<Registration> find(String certificateId) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(propertiesFile(certificateId))) {
            properties.load(reader);
            String things = properties.getProperty("things", "");
            return Optional.of(new Registration(
                    properties.getProperty("name"),
                    things.isEmpty() ? Set.of() : new TreeSet<>(List.of(things.split(","))),
                    Files.readString(policyFile(certificateId))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void put(String certificateId, Registration registration) throws IOException {
        AtomicFile.write(policyFile(certificateId), registration.policy());
        String things = registration.things().stream().sorted().collect(Collectors.joining(","));
        AtomicFile.write(propertiesFile(certificateId), "name=%s%nthings=%s%n".formatted(registration.name(), things));
    }

    void remove(String certificateId) throws IOException {
        Files.deleteIfExists(propertiesFile(certificateId));
        Files.deleteIfExists(policyFile(certificateId));
    }

    private Path propertiesFile(String certificateId) {
        return folder.resolve(certificateId + ".properties");
    }

    private Path policyFile(String certificateId) {
        return folder.resolve(certificateId + ".policy.json");
    }
}
