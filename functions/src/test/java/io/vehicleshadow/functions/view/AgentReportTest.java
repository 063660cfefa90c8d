package io.vehicleshadow.functions.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.LocalTable;
import io.vehicleshadow.functions.Meter;
import io.vehicleshadow.functions.TestStores;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a vehicle's agent says of itself when it connects. */
class AgentReportTest {
    private final AtomicInteger differing = new AtomicInteger();
    private final Cloud cloud = new Cloud(TestStores.of(LocalTable.create()), new Counting(differing)).withCar();

    @Test
    void the_api_tells_the_agent_s_version_and_whether_its_catalogue_is_the_cloud_s() {
        cloud.vehicle.report("door", "close");
        assertFalse(vehicle().has("agent"));
        cloud.vehicle.connect(SignalCatalogue.standard().digest());
        assertEquals("1.2.3", vehicle().at("/agent/version").asText());
        assertEquals("true", vehicle().at("/agent/sameCatalogue").asText());
        cloud.vehicle.connect("0123456789ab");
        assertEquals("0123456789ab", vehicle().at("/agent/catalogue").asText());
        assertEquals("false", vehicle().at("/agent/sameCatalogue").asText());
    }

    @Test
    void it_is_no_signal_and_no_change_by_hand() {
        cloud.vehicle.connect("0123456789ab");
        cloud.vehicle.connect("ba9876543210");
        assertFalse(vehicle().path("reported").has("agent"));
        assertEquals(
                0,
                cloud.call("demo", "GET /vehicles/tcu/history")
                        .body()
                        .path("entries")
                        .size());
    }

    @Test
    void another_catalogue_is_counted_at_each_connection_and_the_same_one_is_not() {
        cloud.vehicle.connect(SignalCatalogue.standard().digest());
        assertEquals(0, differing.get());
        cloud.vehicle.connect("0123456789ab");
        cloud.vehicle.report("door", "open");
        assertEquals(1, differing.get());
        cloud.clock.advance(Duration.ofMinutes(1));
        cloud.vehicle.connect("0123456789ab");
        assertEquals(2, differing.get());
    }

    private JsonNode vehicle() {
        return cloud.call("demo", "GET /vehicles/tcu").body();
    }

    private record Counting(AtomicInteger differing) implements Meter {
        @Override
        public void asked(int signals) {}

        @Override
        public void answered(CommandStatus status, Optional<Reason> reason, Duration sinceAsked) {}

        @Override
        public void present(boolean online) {}

        @Override
        public void differed() {
            differing.incrementAndGet();
        }
    }
}
