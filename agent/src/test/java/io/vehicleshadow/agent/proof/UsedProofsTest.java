package io.vehicleshadow.agent.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.vehicle.proof.CommandId;
import io.vehicleshadow.vehicle.proof.KeyId;
import io.vehicleshadow.vehicle.proof.Proof;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsedProofsTest {
    private final Random random = new Random(3);
    private final MemoryBlocks disk = new MemoryBlocks();

    private Proof proof(int key, long expires) {
        byte[] id = ByteBuffer.allocate(16).putInt(key).array();
        return new Proof(
                new KeyId(Base64.getUrlEncoder().withoutPadding().encodeToString(id)),
                CommandId.random(random),
                expires,
                new byte[0],
                Optional.empty());
    }

    @Test
    void what_was_used_is_known_after_a_crash() throws IOException {
        Proof proof = proof(1, 1000);
        assertTrue(new UsedProofs(disk).use(proof, 900));
        assertTrue(new UsedProofs(disk).contains(proof));
    }

    /** Whatever the clock says, and however often the process ends. */
    @Test
    void none_is_used_twice_and_the_memory_stays_small() throws IOException {
        UsedProofs used = new UsedProofs(disk);
        List<Proof> before = new ArrayList<>();
        long now = 10_000;
        int fresh = 0;
        for (int i = 0; i < 5_000; i++) {
            now += random.nextInt(500) == 0 ? -random.nextInt(400) : random.nextInt(4);
            if (random.nextInt(50) == 0) {
                used = new UsedProofs(disk);
            }
            if (before.isEmpty() || random.nextBoolean()) {
                Proof proof = proof(random.nextInt(4), now + random.nextInt(330));
                if (!used.isBelowFloor(proof) && used.use(proof, now)) {
                    fresh++;
                    before.add(proof);
                }
            } else {
                Proof again = before.get(random.nextInt(before.size()));
                assertTrue(used.contains(again) || used.isBelowFloor(again));
            }
        }
        assertTrue(fresh > 1_500, "fresh: " + fresh);
        assertTrue(disk.size() <= 16 * Blocks.SIZE, "bytes: " + disk.size());
    }

    @Test
    void a_key_that_is_used_without_end_fills_no_memory_and_holds_up_no_other() throws IOException {
        UsedProofs used = new UsedProofs(disk);
        for (int i = 0; i < 3_000; i++) {
            assertEquals(i < UsedProofs.MOST_OF_A_KEY, used.use(proof(1, 1_000_000), 999_900));
        }
        for (int key = 2; key <= KeyRing.MOST; key++) {
            for (int i = 0; i < UsedProofs.MOST_OF_A_KEY; i++) {
                assertTrue(used.use(proof(key, 1_000_000), 999_900));
            }
        }
        assertFalse(used.use(proof(99, 1_000_000), 999_900));
        assertTrue(disk.size() <= 70 * 1024, "bytes: " + disk.size());
        assertTrue(used.use(proof(1, 1_000_100), 1_000_000));
    }

    @Test
    void what_can_t_be_written_is_not_used() throws IOException {
        UsedProofs used = new UsedProofs(disk);
        disk.full = true;
        Proof proof = proof(1, 1000);
        assertThrows(IOException.class, () -> used.use(proof, 900));
        disk.full = false;
        assertFalse(used.contains(proof));
        assertTrue(used.use(proof, 900));
    }

    @Test
    void the_files_are_their_owner_s_and_hold_what_was_written(@TempDir Path folder) throws IOException {
        ProofFiles files = new ProofFiles(folder.resolve("data"));
        assertTrue(files.keys().isEmpty());
        Proof proof = proof(1, 1000);
        new UsedProofs(files.used()).use(proof, 900);
        for (int i = 0; i < 40; i++) {
            new UsedProofs(files.used()).use(proof(2, 1000), 900);
        }
        assertTrue(new UsedProofs(files.used()).contains(proof));
        assertFalse(files.used().read().length > 4 * Blocks.SIZE);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("data").resolve("proofs"))));
    }
}
