package io.vehicleshadow.agent.proof;

import io.vehicleshadow.agent.disk.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where keys and used proofs are kept.
 *
 * @param folder the vehicle's data
 */
public record ProofFiles(Path folder) {

    /** The keys that the vehicle takes proofs of. */
    public KeyRing keys() throws IOException {
        return new KeyRing(new KeyFile(folder.resolve("keys.json")));
    }

    Blocks used() {
        return new FileBlocks(folder.resolve("proofs"));
    }

    private record KeyFile(Path file) implements KeyRing.Store {
        @Override
        public Optional<String> read() throws IOException {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        }

        @Override
        public void write(String text) throws IOException {
            DurableFile.writePrivate(file, text);
        }
    }
}
