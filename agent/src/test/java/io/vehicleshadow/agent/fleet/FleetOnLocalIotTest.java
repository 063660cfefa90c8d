package io.vehicleshadow.agent.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.agent.ShadowOverHttp;
import io.vehicleshadow.agent.provision.ProvisionProcess;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.identity.CertificateName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cars of one process on a real broker and shadow service, over mutual TLS, provisioned by the deployed template. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@Tag("slow")
class FleetOnLocalIotTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private LocalIot iot;

    @BeforeEach
    void start() {
        iot = LocalIot.start(LocalIotOptions.inMemory());
        ProvisionProcess.prepare(iot);
    }

    @AfterEach
    void stop() {
        iot.close();
    }

    private FleetProcess fleet() throws IOException {
        return FleetProcess.start(iot, folder);
    }

    @Test
    void each_car_of_a_fleet_has_a_certificate_a_journal_and_a_shadow_of_its_own() throws Exception {
        try (FleetProcess fleet = fleet()) {
            String control = fleet.until("control").asText();
            fleet.until("ready");
            assertEquals(3, new HashSet<>(certificates().values()).size());
            for (String thing : FleetProcess.THINGS) {
                ShadowOverHttp shadow = new ShadowOverHttp(iot, thing);
                shadow.ask("{\"door\":\"open\"}");
                shadow.untilAnswered("door", "SUCCEEDED");
                assertTrue(Files.exists(journal(thing, "door")));
            }
            FleetProcess.byHand(control, "/cars/fleet-0002", "{\"door\":\"close\"}");
            new ShadowOverHttp(iot, "fleet-0002")
                    .until(shadow -> shadow.at("/state/reported/door").asText().equals("close"));
            assertEquals("open", reported("fleet-0001", "door"));
            assertEquals(
                    404,
                    FleetProcess.byHand(control, "/cars/fleet-0004", "{\"door\":\"close\"}")
                            .statusCode());
        }
        assertEquals(List.of("began open", "done open", "by-hand close"), acts("fleet-0002"), "the car's own record");
    }

    @Test
    void a_killed_fleet_keeps_identities_and_journals_and_acts_no_second_time() throws Exception {
        Map<String, String> before;
        ShadowOverHttp shadow = new ShadowOverHttp(iot, "fleet-0003");
        try (FleetProcess fleet = fleet()) {
            String control = fleet.until("control").asText();
            fleet.until("ready");
            before = certificates();
            FleetProcess.byHand(control, "/cars/fleet-0003/", "{\"ecu\":{\"trunk\":\"silent\"}}");
            shadow.ask("{\"trunk\":\"open\"}");
            untilRecorded("fleet-0003");
            fleet.kill();
        }
        try (FleetProcess again = fleet()) {
            again.until("ready");
            shadow.untilAnswered("trunk", "FAILED");
            assertEquals("close", reported("fleet-0003", "trunk"));
        }
        assertEquals(before, certificates());
        assertEquals(List.of("began open"), acts("fleet-0003"));
    }

    @Test
    void a_fleet_that_is_told_to_end_says_goodbye_for_each_car() throws Exception {
        BlockingQueue<String> gone = new LinkedBlockingQueue<>();
        try (FleetProcess fleet = fleet()) {
            fleet.until("ready");
            // A connection that is closed with unread messages is reset, and its DISCONNECT may be lost with it.
            for (String thing : FleetProcess.THINGS) {
                new ShadowOverHttp(iot, thing)
                        .until(shadow -> shadow.at("/state/reported").has("door"));
            }
            iot.rules()
                    .on("$aws/events/presence/disconnected/#", (topic, payload, at) -> gone.add(new String(payload)));
            fleet.terminate();
            assertEquals(143, fleet.exitCode());
        }
        Set<String> saidGoodbye = new HashSet<>();
        while (saidGoodbye.size() < FleetProcess.THINGS.size()) {
            JsonNode event = JSON.readTree(gone.poll(60, TimeUnit.SECONDS));
            assertTrue(event.path("clientInitiatedDisconnect").asBoolean(), event.toString());
            saidGoodbye.add(event.path("clientId").asText());
        }
        assertEquals(new HashSet<>(FleetProcess.THINGS), saidGoodbye);
    }

    @Test
    void a_claim_that_is_refused_ends_the_fleet_with_one_line() throws Exception {
        iot.identities().revoke(new CertificateName("claim"));
        try (FleetProcess fleet = fleet()) {
            String error = fleet.error();
            assertEquals(1, fleet.exitCode());
            assertEquals(1, error.lines().count(), error);
            assertTrue(error.contains("not registered, not active, or its policy"), error);
        }
    }

    @Test
    void a_count_that_is_none_is_told() throws Exception {
        try (FleetProcess fleet = FleetProcess.start(iot, folder, "--first=0")) {
            String error = fleet.error();
            assertEquals(2, fleet.exitCode());
            assertTrue(error.contains("--first is 1 to"), error);
        }
    }

    private void untilRecorded(String thing) throws IOException, InterruptedException {
        try (WatchService changes = folder.getFileSystem().newWatchService()) {
            folder.register(changes, StandardWatchEventKinds.ENTRY_MODIFY);
            while (acts(thing).isEmpty()) {
                WatchKey changed = changes.poll(60, TimeUnit.SECONDS);
                assertTrue(changed != null, () -> thing + " has done nothing");
                changed.reset();
            }
        }
    }

    private String reported(String thing, String signal) throws Exception {
        return new ShadowOverHttp(iot, thing)
                .get()
                .at("/state/reported/" + signal)
                .asText();
    }

    private Path journal(String thing, String signal) {
        return folder.resolve(thing).resolve("data").resolve("journal").resolve(signal + ".json");
    }

    private Map<String, String> certificates() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file :
                    all.filter(path -> path.endsWith("certificate.pem")).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    /** What a car did and had done to it, without how it stood when it started. */
    private List<String> acts(String thing) throws IOException {
        List<String> acts = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("acts"))) {
            JsonNode act = JSON.readTree(line);
            if (act.path("thing").asText().equals(thing)
                    && !act.path("what").asText().equals("is")) {
                acts.add(act.path("what").asText() + " " + act.path("value").asText());
            }
        }
        return acts;
    }
}
