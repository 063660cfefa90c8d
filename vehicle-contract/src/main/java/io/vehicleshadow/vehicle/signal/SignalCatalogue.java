package io.vehicleshadow.vehicle.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The signals of a vehicle, in the order of their file. The standard one is {@code catalogue.json} beside this class; the
 * form of the file is {@code catalogue.schema.json}.
 */
public final class SignalCatalogue {
    private static final int DIGEST_LENGTH = 12;
    private static final Signal KEYS = Signal.keys();
    private final Map<String, Signal> signals = new LinkedHashMap<>();
    private final JsonNode document;
    /** Made when it is first asked for, always the same. */
    private String digest;

    /** @throws IllegalArgumentException if two signals have the same key */
    public SignalCatalogue(List<Signal> signals) {
        this(signals, MissingNode.getInstance());
    }

    private SignalCatalogue(List<Signal> signals, JsonNode document) {
        this.document = document;
        for (Signal signal : signals) {
            if (this.signals.put(signal.key().value(), signal) != null) {
                throw new IllegalArgumentException("Signal '" + signal.key() + "' stands in the catalogue twice");
            }
        }
    }

    /** The catalogue that the product ships. */
    public static SignalCatalogue standard() {
        try (InputStream file = SignalCatalogue.class.getResourceAsStream("catalogue.json")) {
            return read(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The signal catalogue can't be read", e);
        }
    }

    /**
     * The catalogue in a file's bytes, read in full.
     *
     * @throws BadCatalogue if anything in it is not as it should be; tells each mistake with its place
     */
    public static SignalCatalogue read(byte[] file) {
        List<Signal> signals = CatalogueReader.read(file);
        try {
            return new SignalCatalogue(signals, JsonText.read(file));
        } catch (IOException e) {
            throw new IllegalStateException("What was read in full is JSON", e);
        }
    }

    /**
     * The catalogue in a file.
     *
     * @throws BadCatalogue if there is no such file, or anything in it is not as it should be
     */
    public static SignalCatalogue read(Path file) {
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new BadCatalogue(List.of("the file can't be read: " + e));
        }
    }

    /** The file as JSON; a missing node if there was none. */
    public JsonNode document() {
        return document;
    }

    /** A short name of the file's content: two that hold the same are called the same, wherever their schema is. */
    public String digest() {
        if (digest == null) {
            digest = digestOf(document);
        }
        return digest;
    }

    private static String digestOf(JsonNode document) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        document.properties().stream()
                .filter(member -> !member.getKey().equals("$schema"))
                .forEach(member -> content.set(member.getKey(), member.getValue()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(JsonText.bytes(content));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    public Collection<Signal> signals() {
        return List.copyOf(signals.values());
    }

    public List<Signal> commandable() {
        return signals.values().stream().filter(s -> s.kind().isCommandable()).toList();
    }

    /**
     * The signal of that key, be it one of the catalogue or {@value Signal#KEYS}; the key may be anything that a writer of
     * the shadow came up with.
     */
    public Optional<Signal> find(String key) {
        return key.equals(Signal.KEYS) ? Optional.of(KEYS) : Optional.ofNullable(signals.get(key));
    }

    /** The interlock of that name, which may be anything that a writer of the shadow came up with. */
    public Optional<Interlock> interlock(String name) {
        return signals.values().stream()
                .flatMap(Signal::interlocks)
                .filter(interlock -> interlock.name().equals(name))
                .findFirst();
    }

    /** When a request for that signal goes stale that was written then; never if the catalogue does not know it. */
    public Optional<Instant> staleAt(String key, Instant writtenAt) {
        return find(key).flatMap(Signal::staleAfter).map(writtenAt::plus);
    }

    /** How long a vehicle may be acting on one command: the most that any of its control units may take. */
    public Duration longestPatience() {
        return signals.values().stream()
                .map(signal -> signal.patience().orElse(Signal.STANDARD_PATIENCE))
                .max(Comparator.naturalOrder())
                .orElse(Signal.STANDARD_PATIENCE);
    }

    /** The keys that can be commanded, in words, for an error message. */
    public String commandableKeys() {
        return commandable().stream().map(s -> s.key().value()).collect(Collectors.joining(", "));
    }
}
