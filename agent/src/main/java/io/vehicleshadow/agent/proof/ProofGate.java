package io.vehicleshadow.agent.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.proof.KeyRole;
import io.vehicleshadow.vehicle.proof.Proof;
import io.vehicleshadow.vehicle.proof.ProofPolicy;
import io.vehicleshadow.vehicle.proof.Statement;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets commands pass by what they prove. A proof that is signed as it should be is used up, durably, before anything else is
 * looked at: whatever becomes of the command, it counts no second time. Called on the loop.
 */
public final class ProofGate implements Gate {
    private static final Logger LOG = LoggerFactory.getLogger(ProofGate.class);
    /** How far the clock of who signs may be ahead. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);

    private final ThingName thing;
    private final ProofPolicy policy;
    private final KeyRing keys;
    private final UsedProofs used;
    private final VehicleClock clock;

    /** @throws IOException if what was used can't be read, so that nothing is certain */
    public ProofGate(ThingName thing, ProofPolicy policy, KeyRing keys, ProofFiles files, Loop loop)
            throws IOException {
        this(thing, policy, keys, files.used(), loop);
    }

    ProofGate(ThingName thing, ProofPolicy policy, KeyRing keys, Blocks used, Loop loop) throws IOException {
        this.thing = thing;
        this.policy = policy;
        this.keys = keys;
        this.used = new UsedProofs(used);
        clock = new VehicleClock(loop);
    }

    @Override
    public Optional<Reason> admit(Signal signal, SignalValue value, Optional<String> text, Optional<Instant> service) {
        if (!policy.asksForProof(signal, value)) {
            return Optional.empty();
        }
        if (text.isEmpty()) {
            return Optional.of(Reason.PROOF_MISSING);
        }
        Optional<Proof> proof = Proof.read(text.get());
        if (proof.isEmpty()) {
            return Optional.of(Reason.PROOF_INVALID);
        }
        Optional<KnownKey> key = keys.find(proof.get().key());
        if (key.isEmpty()) {
            return Optional.of(Reason.KEY_UNKNOWN);
        }
        Instant now = clock.now(service);
        return hopeless(proof.get(), now)
                .or(() -> isSigned(key.get(), signal, value, proof.get())
                        ? Optional.empty()
                        : Optional.of(Reason.PROOF_INVALID))
                .or(() -> useUp(proof.get(), now, service))
                .or(() -> forbidden(key.get(), signal, now));
    }

    /** What needs no look at the signature, which takes a thousand times as long. */
    private Optional<Reason> hopeless(Proof proof, Instant now) {
        Instant latest = now.plus(Statement.LONGEST_LIFETIME).plus(CLOCKS_DIFFER);
        if (proof.expires() > latest.getEpochSecond()) {
            return Optional.of(Reason.PROOF_INVALID);
        } else if (used.contains(proof)) {
            return Optional.of(Reason.PROOF_REPLAYED);
        }
        return used.isBelowFloor(proof) ? Optional.of(Reason.PROOF_EXPIRED) : Optional.empty();
    }

    private boolean isSigned(KnownKey key, Signal signal, SignalValue value, Proof proof) {
        Statement statement = new Statement(thing, signal.key(), value, proof.key(), proof.id(), proof.expires());
        return key.allowed().key().proves(statement, proof);
    }

    /** One that has expired too: what was refused must not be good after all when a clock says otherwise. */
    private Optional<Reason> useUp(Proof proof, Instant now, Optional<Instant> service) {
        try {
            if (!used.use(proof, now.getEpochSecond())) {
                return Optional.of(Reason.BUSY);
            }
        } catch (IOException e) {
            LOG.error("It can't be written down that a proof is used: {}", e.toString());
            return Optional.of(Reason.JOURNAL_UNAVAILABLE);
        }
        if (!hasExpired(proof, now)) {
            return Optional.empty();
        }
        LOG.info(
                "A proof has expired; the vehicle's clock is {} s ahead of the service's",
                clock.ahead(service).toSeconds());
        return Optional.of(Reason.PROOF_EXPIRED);
    }

    private static boolean hasExpired(Proof proof, Instant now) {
        return now.getEpochSecond() >= proof.expires();
    }

    private static Optional<Reason> forbidden(KnownKey key, Signal signal, Instant now) {
        KeyRole role = key.role();
        boolean may = (!signal.isKeys() || role.mayChangeKeys()) && !key.hasEnded(now);
        return may ? Optional.empty() : Optional.of(Reason.KEY_NOT_ALLOWED);
    }

    @Override
    public Optional<Reason> stillAdmit(
            Signal signal, SignalValue value, Optional<String> text, Optional<Instant> service) {
        if (!policy.asksForProof(signal, value)) {
            return Optional.empty();
        }
        Proof proof = text.flatMap(Proof::read).orElseThrow();
        Instant now = clock.now(service);
        if (hasExpired(proof, now)) {
            return Optional.of(Reason.PROOF_EXPIRED);
        }
        Optional<KnownKey> key = keys.find(proof.key());
        return key.isEmpty() ? Optional.of(Reason.KEY_UNKNOWN) : forbidden(key.get(), signal, now);
    }

    @Override
    public Optional<ObjectNode> report() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("require", policy.word());
        json.set("keys", keys.shown());
        return Optional.of(json);
    }
}
