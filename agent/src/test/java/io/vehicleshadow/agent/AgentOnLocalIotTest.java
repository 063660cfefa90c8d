package io.vehicleshadow.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent's own process on a real broker and shadow service, over mutual TLS. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@Tag("slow")
class AgentOnLocalIotTest {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @TempDir
    private Path folder;

    private LocalIot iot;
    private ShadowOverHttp shadow;

    @BeforeEach
    void start() {
        iot = LocalIot.start(options());
        shadow = new ShadowOverHttp(iot, "tcu");
        iot.issueCertificate("tcu", AgentProcess.POLICY);
    }

    private LocalIotOptions options() {
        return LocalIotOptions.at(folder.resolve("iot")).withFreePorts().withClock(new ServiceClock());
    }

    @AfterEach
    void stop() {
        iot.close();
    }

    private AgentProcess agent(String... more) throws IOException {
        return AgentProcess.start(
                iot.endpoints().ports().mqtt(), iot.endpoints().certificates(), folder.resolve("data"), more);
    }

    @Test
    void what_is_asked_is_done_and_a_door_closed_by_hand_stays_closed() throws Exception {
        try (AgentProcess agent = agent()) {
            shadow.until(seen -> seen.at("/state/reported/door").asText().equals("close"));
            shadow.ask("{\"door\":\"open\"}");
            shadow.untilAnswered("door", "SUCCEEDED");
            assertEquals("open", shadow.get().at("/state/reported/door").asText());
            agent.byHand("{\"door\":\"close\"}");
            shadow.until(seen -> seen.at("/state/reported/door").asText().equals("close"));
            shadow.ask("{\"window\":\"down\"}");
            shadow.untilAnswered("window", "SUCCEEDED");
            assertEquals("close", shadow.get().at("/state/reported/door").asText());
        }
    }

    @Test
    void a_killed_agent_executes_what_is_still_fresh_when_it_starts_again() throws Exception {
        try (AgentProcess agent = agent()) {
            shadow.until(seen -> seen.at("/state/reported").has("door"));
            agent.kill();
        }
        shadow.ask("{\"headlight\":\"on\",\"door\":\"open\"}");
        ahead.set(Duration.ofMinutes(2));
        try (AgentProcess again = agent()) {
            shadow.untilAnswered("headlight", "SUCCEEDED");
            shadow.untilAnswered("door", "REJECTED");
            assertEquals(
                    "STALE",
                    shadow.get().at("/state/reported/outcomes/door/reason").asText());
            assertEquals("close", again.byHand("{}").path("door").asText());
        }
    }

    @Test
    void an_agent_killed_while_the_trunk_opens_answers_and_does_not_open_it_again() throws Exception {
        try (AgentProcess agent = agent()) {
            shadow.until(seen -> seen.at("/state/reported").has("trunk"));
            agent.byHand("{\"ecu\":{\"trunk\":\"silent\"}}");
            shadow.ask("{\"trunk\":\"open\"}");
            untilWritten(folder.resolve("data").resolve("journal").resolve("trunk.json"));
            agent.kill();
        }
        try (AgentProcess again = agent("--ecu-patience=1")) {
            shadow.untilAnswered("trunk", "FAILED");
            assertEquals("close", again.byHand("{}").path("trunk").asText());
        }
    }

    @Test
    void a_cut_vehicle_tells_what_a_hand_did_meanwhile() throws Exception {
        try (AgentProcess agent = agent()) {
            shadow.until(seen -> seen.at("/state/reported").has("trunk"));
            JsonNode cut = agent.byHand("{\"connection\":\"cut\"}");
            assertEquals("down", cut.path("connection").asText());
            agent.byHand("{\"trunk\":\"open\"}");
            agent.byHand("{\"connection\":\"restore\"}");
            shadow.until(seen -> seen.at("/state/reported/trunk").asText().equals("open"));
        }
    }

    @Test
    void a_service_that_goes_away_is_found_again() throws Exception {
        try (AgentProcess agent = agent()) {
            shadow.until(seen -> seen.at("/state/reported").has("door"));
            int mqtt = iot.endpoints().ports().mqtt();
            int dataPlane = iot.endpoints().ports().dataPlane();
            iot.close();
            agent.byHand("{\"lock\":\"locked\"}");
            iot = LocalIot.start(options().withPorts(mqtt, dataPlane, 0, 0));
            shadow.follow(iot);
            shadow.until(seen -> seen.at("/state/reported/lock").asText().equals("locked"));
        }
    }

    @Test
    void sigterm_ends_the_agent_with_143() throws Exception {
        try (AgentProcess agent = agent()) {
            shadow.until(seen -> seen.at("/state/reported").has("door"));
            assertEquals(143, agent.end());
        }
    }

    /** A file is there before anything is in it: an intent that was not written is not known to have begun. */
    private static void untilWritten(Path file) throws IOException, InterruptedException {
        try (WatchService folder = file.getFileSystem().newWatchService()) {
            Files.createDirectories(file.getParent())
                    .register(folder, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            while (!Files.exists(file) || Files.size(file) == 0) {
                WatchKey changed = folder.poll(60, TimeUnit.SECONDS);
                assertTrue(changed != null, () -> file + " is not written");
                changed.pollEvents();
                changed.reset();
            }
        }
    }

    /** The service's clock, which a test sets ahead. */
    private final class ServiceClock extends Clock {
        private final Clock real = Clock.systemUTC();

        @Override
        public Instant instant() {
            return real.instant().plus(ahead.get());
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return real.withZone(zone);
        }
    }
}
