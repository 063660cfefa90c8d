package io.vehicleshadow.agent.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.journal.Journal;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.agent.model.CarKind;
import io.vehicleshadow.agent.model.World;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.proof.CommandId;
import io.vehicleshadow.vehicle.proof.KeyChange;
import io.vehicleshadow.vehicle.proof.KeyRole;
import io.vehicleshadow.vehicle.proof.PersonKey;
import io.vehicleshadow.vehicle.proof.ProofPolicy;
import io.vehicleshadow.vehicle.proof.SigningKey;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;

/** A vehicle that asks for proofs, with an owner whose key it knows. */
final class ProvenWorld {
    static final ThingName THING = new ThingName("tcu");
    static final String ORIGIN = "https://car.example";

    final MemoryBlocks used = new MemoryBlocks();
    final SigningKey owner = new SigningKey(pair("Ed25519"));
    final World world;
    ProofPolicy policy = ProofPolicy.CONFIRM;
    KeyRing keys;

    /** What control units were told to do. */
    final List<Act> acts = new ArrayList<>();

    private final Map<SignalKey, Optional<String>> admitted = new HashMap<>();
    private final Random random = new Random(7);
    private Optional<String> keyFile = Optional.empty();

    /**
     * A control unit was told to act.
     *
     * @param proof what the request carried
     * @param at the true time, in seconds
     */
    record Act(SignalKey key, SignalValue value, Optional<String> proof, long at) {}

    ProvenWorld() {
        this(new InMemoryJournal());
    }

    ProvenWorld(Journal journal) {
        letIn(owner.open(), KeyRole.OWNER, OptionalLong.empty());
        world = new World(CarKind.SIMULATED, journal, SignalCatalogue.standard(), this::proving);
    }

    private Proving proving(Car car, Loop loop) {
        try {
            if (policy == ProofPolicy.NONE) {
                return new Proving(Gate.OPEN, car);
            }
            keys = ring();
            Gate gate = new ProofGate(THING, policy, keys, used, loop);
            return new Proving(noting(gate), new KeyedCar(noting(car, loop), keys, loop));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Gate noting(Gate gate) {
        return new Gate() {
            @Override
            public Optional<Reason> admit(
                    Signal signal, SignalValue value, Optional<String> proof, Optional<Instant> service) {
                Optional<Reason> refusal = gate.admit(signal, value, proof, service);
                if (refusal.isEmpty()) {
                    admitted.put(signal.key(), proof);
                }
                return refusal;
            }

            @Override
            public Optional<Reason> stillAdmit(
                    Signal signal, SignalValue value, Optional<String> proof, Optional<Instant> service) {
                return gate.stillAdmit(signal, value, proof, service);
            }

            @Override
            public Optional<ObjectNode> report() {
                return gate.report();
            }
        };
    }

    private Car noting(Car car, Loop loop) {
        return new Car() {
            @Override
            public Map<SignalKey, SignalValue> read() {
                return car.read();
            }

            @Override
            public void act(SignalKey key, SignalValue value, Consumer<EcuAnswer> answer) {
                acts.add(new Act(key, value, admitted.get(key), loop.wallClock().getEpochSecond()));
                car.act(key, value, answer);
            }

            @Override
            public void onChange(Runnable listener) {
                car.onChange(listener);
            }
        };
    }

    private KeyRing ring() throws IOException {
        return new KeyRing(new KeyRing.Store() {
            @Override
            public Optional<String> read() {
                return keyFile;
            }

            @Override
            public void write(String text) {
                keyFile = Optional.of(text);
            }
        });
    }

    /** A hand at the vehicle, before its agent starts. */
    void letIn(PersonKey key, KeyRole role, OptionalLong until) {
        try {
            (keys == null ? ring() : keys)
                    .byHand(new KeyChange.Allow(role, until, key, role.name()), Instant.ofEpochSecond(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    CommandId id() {
        return CommandId.random(random);
    }

    /** A proof of the owner's, good for a minute. */
    String proof(String signal, String value) {
        return proof(owner, signal, value, world.seconds() + 60);
    }

    String proof(SigningKey key, String signal, String value, long expires) {
        return key.sign(THING, new SignalKey(signal), new SignalValue.Word(value), id(), expires)
                .text();
    }

    /** Writes a request into the shadow, and gives the vehicle three seconds. */
    void ask(String signal, String value, String proof) {
        world.ask(request(signal, value, proof));
        world.pass(Duration.ofSeconds(3));
    }

    static String request(String signal, String value, String proof) {
        ObjectNode desired =
                JsonNodeFactory.instance.objectNode().put(signal, value).put(signal + "_proof", proof);
        return JsonText.write(desired);
    }
}
