package io.vehicleshadow.local.signin;

import io.vehicleshadow.local.home.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Who has an account: whoever has signed in once in this data folder, and from the start its first owner. Thread-safe. */
final class Accounts {
    private final Path file;
    private final Set<String> names = new TreeSet<>(Set.of(SignIn.FIRST_OWNER));

    Accounts(Path folder) throws IOException {
        file = folder.resolve("people");
        if (Files.exists(file)) {
            names.addAll(Files.readAllLines(file));
        }
    }

    synchronized boolean has(String name) {
        return names.contains(name);
    }

    /** @throws IOException if the folder can't be written */
    synchronized void add(String name) throws IOException {
        if (names.add(name)) {
            PrivateFile.write(file, String.join("\n", names) + "\n");
        }
    }
}
