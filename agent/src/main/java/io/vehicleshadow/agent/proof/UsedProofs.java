package io.vehicleshadow.agent.proof;

import io.vehicleshadow.vehicle.proof.CommandId;
import io.vehicleshadow.vehicle.proof.KeyId;
import io.vehicleshadow.vehicle.proof.Proof;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which signed commands were used, until they expire. Forgetting one raises, in the same write, the floor under which none
 * counts any more; so none that is forgotten can be used again, whatever a clock says afterwards. Not thread-safe.
 */
final class UsedProofs {
    /** Of one key, that have not expired yet: one key can't keep others from being remembered. */
    static final int MOST_OF_A_KEY = 128;
    /** Of all keys together. */
    static final int MOST = 2048;

    /** Id, key and expiry: of the key the first half tells it from others. */
    private static final int SLOT_BYTES = 32;

    private static final int KEY_BYTES = 8;
    /** The first slot of a block holds the floor. */
    private static final int SLOTS_OF_A_BLOCK = Blocks.SIZE / SLOT_BYTES - 1;

    private final Blocks blocks;
    private final List<Optional<Slot>> slots = new ArrayList<>();
    private final Map<CommandId, Integer> places = new HashMap<>();
    private long floor;

    private record Slot(CommandId id, long key, long expires) {}

    /** @throws IOException if what was used can't be read, so that nothing is certain */
    UsedProofs(Blocks blocks) throws IOException {
        this.blocks = blocks;
        ByteBuffer bytes = ByteBuffer.wrap(blocks.read());
        while (bytes.remaining() >= Blocks.SIZE) {
            floor = Math.max(floor, bytes.getLong());
            bytes.position(bytes.position() + SLOT_BYTES - Long.BYTES);
            for (int i = 0; i < SLOTS_OF_A_BLOCK; i++) {
                remember(slots.size(), read(bytes));
            }
        }
    }

    /** Whether it is known to be used. */
    boolean contains(Proof proof) {
        return places.containsKey(proof.id());
    }

    /** Whether it is as old as some that are forgotten. */
    boolean isBelowFloor(Proof proof) {
        return proof.expires() <= floor;
    }

    /**
     * Uses one up that is neither used nor below the floor.
     *
     * @param now the present second: others may be forgotten that have expired by then
     * @return whether there was room
     * @throws IOException if it is not certain that this will be known after a crash; it must not be acted on
     */
    boolean use(Proof proof, long now) throws IOException {
        long key = shortened(proof.key());
        long alive = slots.stream()
                .flatMap(Optional::stream)
                .filter(slot -> slot.key() == key && slot.expires() > now)
                .count();
        Optional<Integer> place = place(now);
        if (alive >= MOST_OF_A_KEY || place.isEmpty()) {
            return false;
        }
        Optional<Slot> forgotten = at(place.get());
        if (forgotten.filter(slot -> proof.expires() <= slot.expires()).isPresent()) {
            write(place.get(), forgotten.get(), Math.max(floor, proof.expires()));
        } else {
            long raised = forgotten.map(Slot::expires).orElse(0L);
            write(place.get(), new Slot(proof.id(), key, proof.expires()), Math.max(floor, raised));
        }
        return true;
    }

    /** A slot that is empty, or holds what expired first, or is new. */
    private Optional<Integer> place(long now) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).isEmpty()) {
                return Optional.of(i);
            }
        }
        Optional<Slot> oldest = slots.stream()
                .flatMap(Optional::stream)
                .filter(slot -> slot.expires() <= now)
                .min(Comparator.comparingLong(Slot::expires));
        return oldest.map(slot -> places.get(slot.id()))
                .or(() -> slots.size() < MOST ? Optional.of(slots.size()) : Optional.empty());
    }

    private Optional<Slot> at(int place) {
        return place < slots.size() ? slots.get(place) : Optional.empty();
    }

    private void write(int place, Slot slot, long raised) throws IOException {
        int first = place / SLOTS_OF_A_BLOCK * SLOTS_OF_A_BLOCK;
        ByteBuffer block = ByteBuffer.allocate(Blocks.SIZE);
        block.putLong(raised).position(SLOT_BYTES);
        for (int i = first; i < first + SLOTS_OF_A_BLOCK; i++) {
            put(block, i == place ? Optional.of(slot) : at(i));
        }
        blocks.write(place / SLOTS_OF_A_BLOCK, block.array());
        floor = raised;
        at(place).ifPresent(forgotten -> places.remove(forgotten.id()));
        remember(place, Optional.of(slot));
    }

    private void remember(int place, Optional<Slot> slot) {
        while (slots.size() <= place) {
            slots.add(Optional.empty());
        }
        slots.set(place, slot);
        slot.ifPresent(known -> places.put(known.id(), place));
    }

    private static Optional<Slot> read(ByteBuffer bytes) {
        byte[] id = new byte[CommandId.BYTES];
        bytes.get(id);
        Slot slot = new Slot(CommandId.of(id), bytes.getLong(), bytes.getLong());
        return slot.expires() == 0 ? Optional.empty() : Optional.of(slot);
    }

    private static void put(ByteBuffer block, Optional<Slot> slot) {
        block.put(slot.map(known -> known.id().bytes()).orElseGet(() -> new byte[CommandId.BYTES]));
        block.putLong(slot.map(Slot::key).orElse(0L))
                .putLong(slot.map(Slot::expires).orElse(0L));
    }

    private static long shortened(KeyId key) {
        return ByteBuffer.wrap(Arrays.copyOf(key.bytes(), KEY_BYTES)).getLong();
    }
}
