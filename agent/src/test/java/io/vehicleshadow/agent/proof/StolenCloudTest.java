package io.vehicleshadow.agent.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.journal.Intent;
import io.vehicleshadow.agent.journal.Journal;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.proof.CommandId;
import io.vehicleshadow.vehicle.proof.KeyRole;
import io.vehicleshadow.vehicle.proof.PersonKey;
import io.vehicleshadow.vehicle.proof.Proof;
import io.vehicleshadow.vehicle.proof.SigningKey;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Somebody owns data plane, tables, functions and network, has recorded every honest command, and has a key that the
 * vehicle does not know. Tries by chance, from a seed, at the executor's port.
 */
@Tag("slow")
class StolenCloudTest {
    private static final int ATTACKS = 100_000;
    private static final long SEED = 20261130;
    /** Members of one update: a signal and its proof are two. */
    private static final int MOST_AT_ONCE = 10;

    private static final Map<String, String> OPENING =
            Map.of("door", "open", "window", "down", "trunk", "open", "lock", "unlocked");

    private final Random random = new Random(SEED);
    private final InMemoryJournal written = new InMemoryJournal();
    private boolean crashAtJournal;
    private final ProvenWorld car = new ProvenWorld(new Journal() {
        @Override
        public void write(Intent intent) {
            if (crashAtJournal && random.nextBoolean()) {
                throw new Crash();
            }
            written.write(intent);
            if (crashAtJournal) {
                throw new Crash();
            }
        }

        @Override
        public void remove(SignalKey key) {
            written.remove(key);
        }

        @Override
        public Collection<Intent> unanswered() {
            return written.unanswered();
        }
    });
    private final SigningKey driver = new SigningKey(ProvenWorld.pair("EC"));
    private final SigningKey stranger = new SigningKey(ProvenWorld.pair("Ed25519"));
    private final Passkey phone = new Passkey(ProvenWorld.pair("EC"), ProvenWorld.ORIGIN);

    /** What people have signed, by the proof's text: the attacker has it all. */
    private final Map<String, Signed> signed = new HashMap<>();

    private final List<Signed> recorded = new ArrayList<>();
    private final Set<String> done = new HashSet<>();
    private final Map<Attack, Integer> tried = new EnumMap<>(Attack.class);
    private final ObjectNode pending = JsonNodeFactory.instance.objectNode();
    private int honest;
    private int honestDone;

    private record Signed(String signal, String value, Proof proof) {}

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private enum Attack {
        REPLAY,
        REORDER,
        FLIP_VALUE,
        FLIP_SIGNAL,
        FLIP_THING,
        FLIP_KEY,
        FLIP_ROLE,
        FLIP_EXPIRY,
        FLIP_ID,
        FLIP_A_BIT,
        MIX,
        DELAY,
        TRUNCATE,
        DOWNGRADE,
        ROLL_BACK,
        FILL_THE_MEMORY,
        CRASH,
        LIE_ABOUT_TIME,
        WITHOUT_PROOF,
        OWN_KEY
    }

    @Test
    void whoever_owns_the_cloud_moves_nothing_that_opens_without_a_fresh_proof_of_exactly_that() {
        car.letIn(driver.open(), KeyRole.DRIVER, OptionalLong.empty());
        car.letIn(phone.open(), KeyRole.GUEST, OptionalLong.of(9_999_999_999L));
        car.world.loop.moveWallClock(Duration.ofSeconds(
                car.world.seconds() - car.world.loop.wallClock().getEpochSecond()));
        car.world.startAgent();
        car.world.connectAndReport();
        recorded.add(sign("door", "open"));
        Attack[] attacks = Attack.values();
        for (int i = 0; i < ATTACKS; i++) {
            attack(attacks[random.nextInt(attacks.length)]);
            if (i % 25 == 0) {
                honestCommand();
            }
        }
        assertEquals(attacks.length, tried.size());
        assertEquals(ATTACKS / 25, honest);
        assertEquals(honest, honestDone, "honest commands meanwhile succeed");
        assertTrue(car.used.size() < 16 * Blocks.SIZE, "bytes: " + car.used.size());
    }

    // What the attacker does.

    private void attack(Attack attack) {
        tried.merge(attack, 1, Integer::sum);
        Signed one = recorded.get(random.nextInt(recorded.size()));
        Signed other = recorded.get(random.nextInt(recorded.size()));
        Proof proof = one.proof();
        String text = proof.text();
        String signal = one.signal();
        String value = one.value();
        switch (attack) {
            case REPLAY, REORDER -> {
                // As it is; the one that was recorded last may have been withheld.
            }
            case FLIP_VALUE -> value = value.equals("open") ? "unlocked" : "open";
            case FLIP_SIGNAL -> signal = other.signal().equals(signal) ? "trunk" : other.signal();
            case FLIP_THING -> text = ofAnotherThing(signal, value);
            case FLIP_KEY -> text = with(proof, 1, anyOf(owners(), driver.open(), phone.open(), stranger.open()));
            case FLIP_ROLE -> {
                signal = "keys";
                value = "allow OWNER - " + stranger.open().text() + " Nobody";
            }
            case FLIP_EXPIRY -> text = with(proof, 3, Long.toString(car.world.seconds() + random.nextInt(300)));
            case FLIP_ID -> text = with(proof, 2, car.id().value());
            case FLIP_A_BIT -> text = flipped(text);
            case MIX -> text = mixed(text, other.proof().text());
            case DELAY -> car.world.pass(Duration.ofSeconds(random.nextInt(90)));
            case TRUNCATE -> text = text.substring(0, random.nextInt(text.length()));
            case DOWNGRADE -> downgrade();
            case ROLL_BACK -> rollBack();
            case FILL_THE_MEMORY -> fill();
            case CRASH -> crash(one);
            case LIE_ABOUT_TIME -> lie();
            case WITHOUT_PROOF -> text = null;
            case OWN_KEY -> text = car.proof(stranger, signal, value, car.world.seconds() + 60);
        }
        add(signal, value, text);
    }

    /** Some at a time, each for a signal of its own. */
    private void add(String signal, String value, String text) {
        if (pending.has(signal)) {
            deliver();
        }
        pending.put(signal, value).put(signal + "_proof", text);
        if (pending.size() >= MOST_AT_ONCE || random.nextInt(8) == 0) {
            deliver();
        }
    }

    private PersonKey owners() {
        return car.owner.open();
    }

    private String anyOf(PersonKey... keys) {
        return keys[random.nextInt(keys.length)].id().value();
    }

    private String ofAnotherThing(String signal, String value) {
        return car.owner
                .sign(
                        new ThingName("tcu-2"),
                        new SignalKey(signal),
                        new SignalValue.Word(value),
                        car.id(),
                        car.world.seconds() + 60)
                .text();
    }

    private static String with(Proof proof, int part, String other) {
        String[] parts = proof.text().split("\\.");
        parts[part] = other;
        return String.join(".", parts);
    }

    private String flipped(String text) {
        char[] letters = text.toCharArray();
        int at = random.nextInt(letters.length);
        letters[at] = letters[at] == 'A' ? 'B' : 'A';
        return new String(letters);
    }

    private String mixed(String one, String other) {
        String[] parts = one.split("\\.");
        String[] others = other.split("\\.");
        for (int i = 0; i < Math.min(parts.length, others.length); i++) {
            parts[i] = random.nextBoolean() ? parts[i] : others[i];
        }
        return String.join(".", parts);
    }

    private void downgrade() {
        car.world.write("{\"state\":{\"reported\":{\"proof\":{\"require\":\"none\",\"keys\":[]}},"
                + "\"desired\":{\"proof\":{\"require\":\"none\"},\"require-proof\":\"none\"}}}");
        car.world.pass(Duration.ofMillis(500));
    }

    private void rollBack() {
        car.world.delete();
        if (random.nextBoolean()) {
            car.world.shadow.countAnew();
        }
        car.world.disconnect();
        car.world.connect();
    }

    private void fill() {
        ObjectNode desired = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 12; i++) {
            desired.put("made" + i, "up")
                    .put(
                            "made" + i + "_proof",
                            with(recorded.get(0).proof(), 2, car.id().value()));
        }
        car.world.ask(JsonText.write(desired));
        car.world.pass(Duration.ofMillis(200));
    }

    private void lie() {
        car.world.setServiceAhead(Duration.ofSeconds(random.nextInt(4000) - 3900));
        car.world.disconnect();
        car.world.connect();
        car.world.pass(Duration.ofMillis(200));
        if (!pending.isEmpty()) {
            deliver();
        }
        car.world.setServiceAhead(Duration.ZERO);
    }

    /** The process ends somewhere between the check and the act, or while the car moves. */
    private void crash(Signed one) {
        crashAtJournal = random.nextBoolean();
        try {
            add(one.signal(), one.value(), one.proof().text());
            deliver();
        } catch (Crash e) {
            // As a power that fails.
        }
        crashAtJournal = false;
        car.world.startAgent();
        car.world.connect();
        car.world.pass(Duration.ofMillis(random.nextInt(1500)));
    }

    /** Puts them into the shadow, and sees that nothing has moved that may not. */
    private void deliver() {
        car.world.ask(JsonText.write(pending));
        pending.removeAll();
        car.world.pass(Duration.ofMillis(60 + random.nextInt(2000)));
        judge();
        assertEquals(3, car.keys.shown().size(), "nobody is let in");
    }

    // What people do meanwhile.

    private Signed sign(String signal, String value) {
        CommandId id = car.id();
        long expires = car.world.loop.wallClock().getEpochSecond() + 60;
        SignalKey key = new SignalKey(signal);
        SignalValue word = new SignalValue.Word(value);
        Proof proof = switch (random.nextInt(3)) {
            case 0 -> car.owner.sign(ProvenWorld.THING, key, word, id, expires);
            case 1 -> driver.sign(ProvenWorld.THING, key, word, id, expires);
            default -> phone.sign(ProvenWorld.THING, key, word, id, expires);
        };
        Signed made = new Signed(signal, value, proof);
        signed.put(proof.text(), made);
        return made;
    }

    /** Everything is closed and told to open by a person, whose command arrives; the attacker sees it. */
    private void honestCommand() {
        settle();
        pending.removeAll();
        List<String> signals = OPENING.keySet().stream().sorted().toList();
        String signal = signals.get(random.nextInt(signals.size()));
        if (signal.equals("lock")) {
            car.world.byHand("lock", "\"locked\"");
        }
        Signed made = sign(signal, OPENING.get(signal));
        honest++;
        car.world.ask(ProvenWorld.request(signal, made.value(), made.proof().text()));
        car.world.pass(Duration.ofSeconds(3));
        if (car.world.shadow.outcome(signal).equals("SUCCEEDED")
                && car.world.shadow.reported(signal).equals(made.value())) {
            honestDone++;
        }
        judge();
        recorded.add(made);
        if (recorded.size() > 64) {
            recorded.remove(random.nextInt(recorded.size()));
        }
        // One more that is signed and withheld: it may be delivered late, and once.
        recorded.add(sign(signal, made.value()));
        settle();
    }

    /** The cloud is honest for a while, and somebody at the car closes all. */
    private void settle() {
        car.world.disconnect();
        car.world.connect();
        car.world.pass(Duration.ofSeconds(9));
        car.world.byHand("door", "\"close\"");
        car.world.byHand("window", "\"up\"");
        car.world.byHand("trunk", "\"close\"");
        car.world.byHand("lock", "\"unlocked\"");
        car.world.pass(Duration.ofSeconds(2));
    }

    /** Each act that opens carried a proof of exactly that, as a person has signed it, in its time and for once. */
    private void judge() {
        for (ProvenWorld.Act act : car.acts) {
            String opens = OPENING.get(act.key().value());
            if (act.value().text().equals(opens)) {
                Signed made = signed.get(act.proof().orElseThrow(() -> new AssertionError("no proof: " + act)));
                assertTrue(
                        made != null
                                && made.signal().equals(act.key().value())
                                && made.value().equals(opens)
                                && act.at() < made.proof().expires(),
                        () -> "nobody has signed " + act);
                assertTrue(done.add(act.proof().get()), () -> "done twice: " + act);
            }
        }
        car.acts.clear();
        // The world remembers all that was said, which is not looked at here.
        car.world.acted.clear();
        car.world.asked.clear();
        car.world.answered.clear();
        car.world.sent.clear();
    }
}
