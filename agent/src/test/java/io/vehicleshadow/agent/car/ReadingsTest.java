package io.vehicleshadow.agent.car;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.agent.loop.VirtualLoop;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingsTest {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final SignalKey SPEED = new SignalKey("speed");
    private static final SignalValue STANDING = new SignalValue.Quantity(BigDecimal.ZERO);

    @TempDir
    private Path folder;

    private final VirtualLoop loop = new VirtualLoop();
    private final AtomicInteger changes = new AtomicInteger();
    private final Readings readings = new Readings(loop, changes::incrementAndGet);
    private Signal speed;

    @BeforeEach
    void theSpeedIsFreshForFiveSeconds() throws Exception {
        String text = Files.readString(Path.of("../docs/your-own-car/catalogue.json"))
                .replace("\"key\": \"speed\",", "\"key\": \"speed\", \"freshSeconds\": 5,");
        SignalCatalogue catalogue = SignalCatalogue.read(Files.writeString(folder.resolve("catalogue.json"), text));
        speed = catalogue.find("speed").orElseThrow();
        readings.put(speed, STANDING);
    }

    @Test
    void a_reading_that_is_not_repeated_in_time_is_as_if_it_had_never_come() {
        loop.run(FRESH.minusMillis(1));
        assertEquals(Map.of(SPEED, STANDING), readings.current());
        loop.run(Duration.ofMillis(1));
        assertEquals(Map.of(), readings.current());
        assertEquals(1, changes.get(), "who looks at the readings is told");
    }

    @Test
    void a_reading_that_is_repeated_in_time_goes_on_counting() {
        for (int i = 0; i < 10; i++) {
            loop.run(FRESH.minusMillis(1));
            readings.put(speed, STANDING);
        }
        assertEquals(Map.of(SPEED, STANDING), readings.current());
        assertEquals(0, changes.get());
        loop.run(FRESH);
        assertEquals(Set.of(), readings.current().keySet());
    }

    @Test
    void a_reading_that_grew_old_while_the_agent_stood_still_does_not_count_before_the_agent_has_looked() {
        loop.stall(FRESH);
        assertEquals(Map.of(), readings.current());
    }

    @Test
    void a_reading_that_came_again_after_it_had_grown_old_counts_for_as_long_again() {
        loop.run(FRESH.multipliedBy(3));
        readings.put(speed, STANDING);
        loop.run(FRESH.minusMillis(1));
        assertEquals(Map.of(SPEED, STANDING), readings.current());
        loop.run(Duration.ofMillis(1));
        assertEquals(2, changes.get());
    }
}
