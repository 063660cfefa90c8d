package io.vehicleshadow.functions.history;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VehicleReachTest {
    private static final ThingName VAN = new ThingName("van");
    private static final Instant ASKED = Instant.ofEpochSecond(1_800_000_000);
    private static final SignalCatalogue SLOW_SHUTTER = SignalCatalogue.read("""
            {"version": 1, "signals": [{
              "key": "shutter", "kind": "actuator", "vss": "Vehicle.Body.Shutter.IsOpen",
              "text": {"en": {"title": "Shutter", "spoken": ["shutter"]}},
              "values": [
                {"word": "up", "confirm": true, "text": {"en": {"state": "up", "spoken": ["raise"]}}},
                {"word": "down", "text": {"en": {"state": "down", "spoken": ["lower"]}}}],
              "staleAfterSeconds": 60, "patienceSeconds": 90}]}""".getBytes(StandardCharsets.UTF_8));

    @Test
    void a_vehicle_may_answer_as_long_as_its_slowest_control_unit_may_act() {
        assertTrue(mayAnswer(SLOW_SHUTTER, 90));
        assertFalse(mayAnswer(SLOW_SHUTTER, 120));
        assertTrue(mayAnswer(SignalCatalogue.standard(), 10));
        assertFalse(mayAnswer(SignalCatalogue.standard(), 31));
    }

    private static boolean mayAnswer(SignalCatalogue catalogue, long secondsAfter) {
        Clock clock = Clock.fixed(ASKED.plusSeconds(secondsAfter), ZoneOffset.UTC);
        return new VehicleReach(new AlwaysOnline(), new Catalogues(catalogue), clock)
                .mayAnswer(VAN, ASKED, End.withdrawn(ASKED, Optional.empty()));
    }

    private static final class AlwaysOnline implements PresenceStore {
        @Override
        public Optional<Presence> find(ThingName thing) {
            return Optional.of(new Presence(true, ASKED.minusSeconds(3600), "s", 1));
        }

        @Override
        public boolean replace(ThingName thing, Optional<Presence> last, Presence presence) {
            throw new UnsupportedOperationException();
        }
    }
}
