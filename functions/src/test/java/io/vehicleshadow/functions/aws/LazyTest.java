package io.vehicleshadow.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {
    private final AtomicInteger made = new AtomicInteger();
    private final Lazy<Integer> costly = new Lazy<>(made::incrementAndGet);

    @Test
    void nothing_is_made_that_nobody_uses() {
        assertEquals(0, made.get());
    }

    @Test
    void it_is_made_once() {
        assertEquals(1, costly.get());
        assertEquals(1, costly.get());
    }

    @Test
    void a_snapshot_holds_it_made() {
        costly.beforeCheckpoint(null);

        assertEquals(1, made.get());
        assertEquals(1, costly.get());
    }
}
