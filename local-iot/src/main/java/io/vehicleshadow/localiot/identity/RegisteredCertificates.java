package io.vehicleshadow.localiot.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The certificates that are known, by their ids. What is changed is on disk when the method returns. Thread-safe. */
public final class RegisteredCertificates {

    /** @param pem the certificate; empty for one of a version that didn't keep it */
    public record Entry(String id, String pem, Registration registration) {}

    private final Path folder;
    private final Registry registry;
    private final Clock clock;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    RegisteredCertificates(Path folder, Clock clock) {
        this.folder = folder;
        this.registry = new Registry(folder);
        this.clock = clock;
    }

    /** Calls the listener with the id of each certificate that is changed or removed by this process from now on. */
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    public Optional<Entry> find(String id) {
        try {
            Optional<Registration> registration = registry.find(id);
            String pem = registry.pem(id).orElse("");
            return registration.map(found -> new Entry(id, pem, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that fit, by their ids. */
    public List<Entry> all(Predicate<Registration> wanted) {
        try {
            return registry.ids().stream()
                    .map(this::find)
                    .flatMap(Optional::stream)
                    .filter(entry -> wanted.test(entry.registration()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void add(UnregisteredCertificate certificate, Registration registration) {
        locked(() -> {
            registry.put(certificate.id(), certificate.pem(), registration);
            return certificate;
        });
    }

    /** Changes what is known of a certificate, if it is known. */
    public void change(String id, UnaryOperator<Registration> change) {
        locked(() -> {
            Optional<Registration> before = registry.find(id);
            if (before.isPresent()) {
                registry.put(id, change.apply(before.get()).modified(clock.instant()));
            }
            return before;
        });
        tell(id);
    }

    public void remove(String id) {
        locked(() -> {
            registry.remove(id);
            return id;
        });
        tell(id);
    }

    Registry registry() {
        return registry;
    }

    void tell(String id) {
        listeners.forEach(listener -> listener.accept(id));
    }

    /** Does work on the files while no other thread or process does. */
    <T> T locked(FolderLock.Work<T> work) {
        try {
            return FolderLock.locked(folder, work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the certificates under " + folder.getParent() + " can't be used: " + e.getMessage(), e);
        }
    }
}
