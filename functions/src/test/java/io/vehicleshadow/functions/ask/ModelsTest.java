package io.vehicleshadow.functions.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.LocalTable;
import io.vehicleshadow.functions.TestStores;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cars of several models under one cloud, each by its own catalogue. */
class ModelsTest {
    /** Its shutter has patience, its headlight has other words, and it has no door. */
    private static final String VAN = """
            {"version": 1, "signals": [
              {"key": "shutter", "kind": "actuator", "vss": "Vehicle.Body.Shutter.IsOpen",
               "text": {"en": {"title": "Shutter", "spoken": ["shutter"]}},
               "values": [{"word": "up", "confirm": true}, {"word": "down"}], "staleAfterSeconds": 20},
              {"key": "headlight", "kind": "actuator", "vss": "Vehicle.Body.Lights.Beam.Low.IsOn",
               "text": {"en": {"title": "Headlight", "spoken": ["headlight"]}},
               "values": [{"word": "bright"}, {"word": "dark"}], "staleAfterSeconds": 300}]}
            """;

    @TempDir
    Path folder;

    private Cloud cloud;
    private SignalCatalogue van;

    @BeforeEach
    void start() throws IOException {
        Path file = Files.writeString(folder.resolve("van.json"), VAN);
        van = SignalCatalogue.read(file);
        Catalogues both = Catalogues.read(List.of(Catalogues.STANDARD, file.toString()));
        cloud = new Cloud(TestStores.of(LocalTable.create()), both).withCar();
    }

    @Test
    void the_api_tells_each_vehicle_s_own_signals_to_whoever_may_see_it() {
        String standard = SignalCatalogue.standard().digest();
        assertEquals(standard, digest(signals("victor")));
        cloud.vehicle.connect(van.digest());
        assertEquals(van.digest(), digest(signals("victor")));
        assertEquals('"' + van.digest() + '"', signals("demo").header("ETag"));
        assertEquals(
                van.digest(),
                cloud.call("demo", "GET /vehicles/tcu").body().path("catalogue").asText());
        assertEquals(404, signals("stranger").status());
        assertEquals(standard, digest(cloud.call("demo", "GET /signals")));
        assertEquals(
                "true",
                cloud.call("demo", "GET /vehicles/tcu")
                        .body()
                        .at("/agent/sameCatalogue")
                        .asText());
    }

    @Test
    void a_vehicle_whose_catalogue_the_cloud_does_not_hold_goes_by_the_first() {
        cloud.vehicle.connect(van.digest());
        cloud.vehicle.connect("0123456789ab");
        assertEquals(SignalCatalogue.standard().digest(), digest(signals("demo")));
    }

    @Test
    void a_command_is_read_by_the_vehicle_s_own_catalogue() {
        assertEquals(
                "urn:vehicle-shadow:problem:unknown-signal",
                send("{\"shutter\":\"down\"}").body().path("type").asText());
        cloud.vehicle.connect(van.digest());
        JsonNode unknown = send("{\"door\":\"close\"}").body();
        assertEquals("[\"shutter\",\"headlight\"]", unknown.path("allowed").toString());
        assertEquals(400, send("{\"headlight\":\"on\"}").status());
        assertEquals(428, send("{\"shutter\":\"up\"}").status());
        assertEquals(202, send("{\"shutter\":\"up\",\"confirm\":true}").status());
        assertEquals(
                "up",
                cloud.shadows.get(null).orElseThrow().desired().path("shutter").asText());
    }

    @Test
    void a_command_expires_as_the_vehicle_s_own_catalogue_says() {
        cloud.vehicle.connect(van.digest());
        JsonNode sent = send("{\"headlight\":\"bright\"}").body();
        JsonNode asked = cloud.call("demo", "GET /vehicles/tcu").body().at("/asked/headlight");
        assertEquals(
                cloud.clock.instant().plusSeconds(300).getEpochSecond(),
                Instant.parse(asked.path("staleAt").asText()).getEpochSecond());
        assertEquals("IN_PROGRESS", sent.at("/signals/headlight/status").asText());
    }

    /** The same word may move something else in another model: what was read by one never reaches the other. */
    @Test
    void nothing_is_sent_to_a_vehicle_that_begins_to_go_by_another_catalogue_before_it_is_written() {
        cloud.vehicle.connect(SignalCatalogue.standard().digest());
        cloud.shadows.beforeNextUpdate(() -> cloud.vehicle.connect(van.digest()));
        Cloud.Answer answer = send("{\"headlight\":\"on\"}");
        assertEquals(503, answer.status());
        assertEquals("false", answer.body().path("mayHaveHappened").asText());
        assertTrue(cloud.shadows.get(null).orElseThrow().requested().isEmpty());
        assertEquals(
                0,
                cloud.call("demo", "GET /vehicles/tcu/history")
                        .body()
                        .path("entries")
                        .size());
        assertEquals(400, send("{\"headlight\":\"on\"}").status());
    }

    @Test
    void a_change_by_hand_is_one_by_the_vehicle_s_own_catalogue() {
        cloud.vehicle.connect(van.digest());
        cloud.vehicle.report("shutter", "down");
        cloud.vehicle.report("door", "close");
        cloud.vehicle.report("shutter", "up");
        cloud.vehicle.report("door", "open");
        JsonNode entries =
                cloud.call("demo", "GET /vehicles/tcu/history").body().path("entries");
        assertEquals(1, entries.size());
        assertEquals("up", entries.at("/0/signals/shutter/value").asText());
    }

    private static String digest(Cloud.Answer answer) {
        return SignalCatalogue.read(answer.body().toString().getBytes(StandardCharsets.UTF_8))
                .digest();
    }

    private Cloud.Answer signals(String person) {
        return cloud.call(person, "GET /vehicles/tcu/signals");
    }

    private Cloud.Answer send(String body) {
        return cloud.call("demo", "POST /vehicles/tcu/commands", body);
    }
}
