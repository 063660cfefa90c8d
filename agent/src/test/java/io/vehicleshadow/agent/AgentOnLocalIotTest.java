package io.vehicleshadow.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.vehicle.topic.IotRules;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
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
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @TempDir
    private Path folder;

    private final Semaphore changes = new Semaphore(0);
    private LocalIot iot;

    @BeforeEach
    void start() {
        startIot(options());
        iot.issueCertificate("tcu", AgentProcess.POLICY);
    }

    private void startIot(LocalIotOptions options) {
        iot = LocalIot.start(options);
        iot.rules().on(IotRules.EVERY_DOCUMENT, (topic, payload, at) -> changes.release());
    }

    private LocalIotOptions options() {
        return LocalIotOptions.at(folder.resolve("iot")).withFreePorts().withClock(new ServiceClock());
    }

    @AfterEach
    void stop() {
        iot.close();
    }

    private AgentProcess agent() throws IOException {
        return AgentProcess.start(
                iot.endpoints().ports().mqtt(), iot.endpoints().certificates(), folder.resolve("data"));
    }

    @Test
    void what_is_asked_is_done_and_a_door_closed_by_hand_stays_closed() throws Exception {
        try (AgentProcess agent = agent()) {
            until(shadow -> shadow.at("/state/reported/door").asText().equals("close"));
            ask("{\"door\":\"open\"}");
            until(shadow -> isAnswered(shadow, "door", "SUCCEEDED"));
            assertEquals("open", shadow().at("/state/reported/door").asText());
            agent.byHand("{\"door\":\"close\"}");
            until(shadow -> shadow.at("/state/reported/door").asText().equals("close"));
            ask("{\"window\":\"down\"}");
            until(shadow -> isAnswered(shadow, "window", "SUCCEEDED"));
            assertEquals("close", shadow().at("/state/reported/door").asText());
        }
    }

    @Test
    void a_killed_agent_executes_what_is_still_fresh_when_it_starts_again() throws Exception {
        try (AgentProcess agent = agent()) {
            until(shadow -> shadow.at("/state/reported").has("door"));
            agent.kill();
        }
        ask("{\"headlight\":\"on\",\"door\":\"open\"}");
        ahead.set(Duration.ofMinutes(2));
        try (AgentProcess again = agent()) {
            until(shadow -> isAnswered(shadow, "headlight", "SUCCEEDED") && isAnswered(shadow, "door", "REJECTED"));
            assertEquals(
                    "STALE", shadow().at("/state/reported/outcomes/door/reason").asText());
            assertEquals("close", again.byHand("{}").path("door").asText());
        }
    }

    @Test
    void an_agent_killed_while_the_trunk_opens_answers_and_does_not_open_it_again() throws Exception {
        try (AgentProcess agent = agent()) {
            until(shadow -> shadow.at("/state/reported").has("trunk"));
            agent.byHand("{\"ecu\":{\"trunk\":\"silent\"}}");
            ask("{\"trunk\":\"open\"}");
            untilExists(folder.resolve("data").resolve("journal").resolve("trunk.json"));
            agent.kill();
        }
        try (AgentProcess again = agent()) {
            until(shadow -> isAnswered(shadow, "trunk", "FAILED"));
            assertEquals("close", again.byHand("{}").path("trunk").asText());
        }
    }

    @Test
    void a_cut_vehicle_tells_what_a_hand_did_meanwhile() throws Exception {
        try (AgentProcess agent = agent()) {
            until(shadow -> shadow.at("/state/reported").has("trunk"));
            JsonNode cut = agent.byHand("{\"connection\":\"cut\"}");
            assertEquals("down", cut.path("connection").asText());
            agent.byHand("{\"trunk\":\"open\"}");
            agent.byHand("{\"connection\":\"restore\"}");
            until(shadow -> shadow.at("/state/reported/trunk").asText().equals("open"));
        }
    }

    @Test
    void a_service_that_goes_away_is_found_again() throws Exception {
        try (AgentProcess agent = agent()) {
            until(shadow -> shadow.at("/state/reported").has("door"));
            int mqtt = iot.endpoints().ports().mqtt();
            int dataPlane = iot.endpoints().ports().dataPlane();
            iot.close();
            agent.byHand("{\"lock\":\"locked\"}");
            startIot(options().withPorts(mqtt, dataPlane, 0, 0));
            until(shadow -> shadow.at("/state/reported/lock").asText().equals("locked"));
        }
    }

    @Test
    void sigterm_ends_the_agent_with_143() throws Exception {
        try (AgentProcess agent = agent()) {
            until(shadow -> shadow.at("/state/reported").has("door"));
            assertEquals(143, agent.end());
        }
    }

    private static boolean isAnswered(JsonNode shadow, String key, String status) {
        return shadow.at("/state/reported/outcomes/" + key + "/status").asText().equals(status)
                && shadow.at("/state/desired").isMissingNode();
    }

    private void ask(String desired) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address())
                .POST(BodyPublishers.ofString("{\"state\":{\"desired\":" + desired + "}}"))
                .build();
        assertEquals(200, HTTP.send(request, BodyHandlers.ofString()).statusCode());
    }

    private JsonNode shadow() throws IOException, InterruptedException {
        return JSON.readTree(HTTP.send(HttpRequest.newBuilder(address()).build(), BodyHandlers.ofString())
                .body());
    }

    private URI address() {
        return URI.create("http://localhost:" + iot.endpoints().ports().dataPlane() + "/things/tcu/shadow");
    }

    /** Looks again at each change of the shadow. */
    private void until(Predicate<JsonNode> condition) throws IOException, InterruptedException {
        JsonNode last = shadow();
        while (!condition.test(last)) {
            JsonNode seen = last;
            assertTrue(changes.tryAcquire(60, TimeUnit.SECONDS), () -> "still " + seen);
            last = shadow();
        }
    }

    private static void untilExists(Path file) throws IOException, InterruptedException {
        try (WatchService folder = file.getFileSystem().newWatchService()) {
            Files.createDirectories(file.getParent()).register(folder, StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.exists(file)) {
                WatchKey created = folder.poll(60, TimeUnit.SECONDS);
                assertTrue(created != null, () -> file + " is not there");
                created.reset();
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
