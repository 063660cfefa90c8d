package io.vehicleshadow.functions.ask;

import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.vehicle.command.VehicleCommand;
import io.vehicleshadow.vehicle.proof.CommandId;
import io.vehicleshadow.vehicle.proof.SigningKey;
import io.vehicleshadow.vehicle.proof.Statement;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * The key with which the cloud signs what people say, for vehicles into which an owner has let it (role VOICE). Whoever holds
 * the cloud holds it too, so there is none unless somebody has put one there.
 */
public final class VoiceKey {
    /** There is none. */
    public static final VoiceKey NONE = new VoiceKey(Optional.empty());

    private final Optional<SigningKey> key;

    private VoiceKey(Optional<SigningKey> key) {
        this.key = key;
    }

    /**
     * The key of that text.
     *
     * @throws IllegalArgumentException if it is none as {@code vehicle key make} writes it
     */
    public static VoiceKey read(String pem) {
        return new VoiceKey(Optional.of(SigningKey.read(pem)));
    }

    /** The request with its proofs, if it was spoken and the vehicle says that it takes proofs of this key. */
    AskRequest prove(AskRequest request, SignalCatalogue catalogue, Supplier<Optional<ShadowDocument>> seen) {
        return key.filter(own -> request.channel().equals(Channel.VOICE) && takes(seen.get(), own))
                .map(own -> request.with(
                        new VehicleCommand(request.command().requested(), proofs(own, request, catalogue))))
                .orElse(request);
    }

    private static boolean takes(Optional<ShadowDocument> seen, SigningKey own) {
        return seen.stream()
                .flatMap(document ->
                        StreamSupport.stream(document.proofs().path("keys").spliterator(), false))
                .anyMatch(known ->
                        known.path("id").asText().equals(own.open().id().value()));
    }

    /** Of the same request, delivered again, they are the same; and they expire as if it had been signed when it was spoken. */
    private static SortedMap<SignalKey, String> proofs(SigningKey own, AskRequest request, SignalCatalogue catalogue) {
        SortedMap<SignalKey, String> proofs = new TreeMap<>();
        request.command().requested().forEach((signal, value) -> {
            long expires = catalogue
                    .find(signal.value())
                    .map(Statement::lifetime)
                    .map(request.at()::plus)
                    .orElse(request.at())
                    .getEpochSecond();
            CommandId id = CommandId.named(request.entryId() + " " + signal);
            proofs.put(
                    signal,
                    own.sign(request.thing(), signal, value, id, expires).text());
        });
        return proofs;
    }
}
