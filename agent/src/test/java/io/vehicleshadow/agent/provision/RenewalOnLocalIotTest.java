package io.vehicleshadow.agent.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.AgentProgram;
import io.vehicleshadow.agent.provision.Conversation.Refusal;
import io.vehicleshadow.agent.session.Credentials;
import io.vehicleshadow.agent.session.Endpoint;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.policy.ProvisioningTemplateBody;
import io.vehicleshadow.vehicle.topic.RenewalTopics;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
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

/** A provisioned vehicle's agent renews its certificate, as its own process, with the deployed policies, over mutual TLS. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("slow")
class RenewalOnLocalIotTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONNECTED = "$aws/events/presence/connected/";
    private static final ThingName TCU = new ThingName("tcu");
    /** What goes over the broker, in one renewal: connected twice to ask and to try, once to stay, and four requests. */
    private static final int EVENTS_OF_A_RENEWAL = 8;

    /**
     * What the broker saw.
     *
     * @param principal with which certificate it connected; empty for another event
     */
    private record Event(String topic, String principal) {}

    @TempDir
    private Path folder;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private LocalIot iot;
    private Path out;

    @BeforeEach
    void provision() throws Exception {
        iot = LocalIot.start(LocalIotOptions.inMemory());
        ProvisionProcess.prepare(iot);
        out = folder.resolve("identity");
        ProvisionProcess.Ended done = ProvisionProcess.run(ProvisionProcess.options(iot, "tcu", out));
        assertEquals(0, done.exitCode(), done.error());
        for (String filter : List.of(
                CONNECTED + "tcu",
                "$aws/certificates/#",
                "$aws/provisioning-templates/#",
                RenewalTopics.EVERY,
                "$aws/things/tcu/shadow/get")) {
            iot.rules().on(filter, (topic, payload, at) -> events.add(new Event(topic, principal(payload))));
        }
    }

    @AfterEach
    void stop() {
        iot.close();
    }

    private static String principal(byte[] payload) {
        try {
            return JSON.readTree(payload).path("principalIdentifier").asText();
        } catch (IOException e) {
            return "";
        }
    }

    /** Local-iot's certificates begin a day before they are made, so each is due at once; an agent renews once a day. */
    private Process agent() throws IOException {
        List<String> options =
                List.of("--config=" + out.resolve("agent.properties"), "--renew-after=1", "--longest-pause=1");
        return new ProcessBuilder(AgentProgram.command(options))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("agent.log").toFile()))
                .start();
    }

    @Test
    void the_old_certificate_is_given_up_after_the_vehicle_uses_the_new_one() throws Exception {
        String before = certificate();
        Process agent = agent();
        try {
            awaitRenewed();
        } finally {
            kill(agent);
        }
        String after = certificate();
        assertNotEquals(before, after);
        iot.identities().registered().remove(before);
        events.clear();
        Process again = agent();
        try {
            assertEquals(after, next(CONNECTED + "tcu").principal());
        } finally {
            kill(again);
        }
    }

    @Test
    void settings_that_somebody_added_stay() throws Exception {
        Path settings = out.resolve("agent.properties");
        Files.writeString(settings, Files.readString(settings) + "# the van's\necu-patience=9\n");
        Process agent = agent();
        try {
            awaitRenewed();
        } finally {
            kill(agent);
        }
        assertTrue(Files.readString(settings).endsWith("# the van's\necu-patience=9\n"));
    }

    @Test
    void killed_after_any_step_it_has_an_identity_that_works_and_renews_it_at_the_next_start() throws Exception {
        for (int step = 1; step <= EVENTS_OF_A_RENEWAL; step++) {
            events.clear();
            Process killed = agent();
            for (int i = 0; i < step; i++) {
                next();
            }
            kill(killed);
            assertTrue(Files.exists(Path.of(settings().getProperty("key"))), "step " + step);
            events.clear();
            Process next = agent();
            try {
                assertEquals(certificate(), next(CONNECTED + "tcu").principal(), "step " + step);
                awaitRenewed();
            } finally {
                kill(next);
            }
        }
    }

    @Test
    void a_new_certificate_that_can_t_connect_is_not_taken_and_the_old_one_goes_on() throws Exception {
        iot.provisioning().putPolicy("nothing", PolicyDocument.parse("""
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Deny", "Action": "iot:*", "Resource": "*"}]}"""));
        putRenewalTemplate("nothing");
        String before = certificate();
        Process killed = agent();
        while (identities(".draft-").isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        kill(killed);
        assertEquals(before, certificate());
        events.clear();
        putRenewalTemplate("vehicle", "renewal");
        Process next = agent();
        try {
            assertEquals(before, next(CONNECTED + "tcu").principal());
            awaitRenewed();
        } finally {
            kill(next);
        }
    }

    @Test
    void refused_it_stays_connected_with_the_certificate_that_it_has() throws Exception {
        putRenewalTemplate("unknown");
        String before = certificate();
        Process agent = agent();
        try {
            next("$aws/provisioning-templates/renewal/provision/json");
            assertEquals(before, next(CONNECTED + "tcu").principal());
            next("$aws/things/tcu/shadow/get");
            assertTrue(agent.isAlive());
        } finally {
            kill(agent);
        }
        assertEquals(before, certificate());
    }

    @Test
    void a_vehicle_can_t_get_another_s_certificate() throws Exception {
        Path other = folder.resolve("other");
        ProvisionProcess.Ended done = ProvisionProcess.run(ProvisionProcess.options(iot, "other", other));
        assertEquals(0, done.exitCode(), done.error());
        Properties settings = settings(other);
        Endpoint endpoint = new Endpoint(
                "localhost",
                iot.endpoints().ports().mqtt(),
                iot.endpoints().certificates().resolve("ca.pem"));
        Credentials credentials = new Credentials(
                "other", Path.of(settings.getProperty("certificate")), Path.of(settings.getProperty("key")));
        try (Conversation aws = Conversation.open(endpoint, credentials, Refusal.FINAL, Duration.ofSeconds(30))) {
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            request.put(
                    "certificateSigningRequest",
                    VehicleKey.make(new SecureRandom()).signingRequest(TCU));
            String token = aws.request("$aws/certificates/create-from-csr/json", request, "a certificate")
                    .path("certificateOwnershipToken")
                    .asText();
            ObjectNode theft = JsonNodeFactory.instance.objectNode().put("certificateOwnershipToken", token);
            theft.putObject("parameters").put("ThingName", "tcu");
            RequestRefused refused = assertThrows(
                    RequestRefused.class,
                    () -> aws.request("$aws/provisioning-templates/renewal/provision/json", theft, "the theft"));
            assertTrue(refused.getMessage().contains("hook"), refused.getMessage());
        }
        try (Conversation aws = Conversation.open(endpoint, credentials, Refusal.FINAL, Duration.ofSeconds(30))) {
            ObjectNode open = JsonNodeFactory.instance.objectNode();
            assertThrows(
                    ProvisioningFailed.class,
                    () -> aws.request("$aws/provisioning-templates/vehicle-shadow/provision/json", open, "a new one"));
        }
    }

    private void putRenewalTemplate(String... policies) {
        iot.provisioning().putTemplate("renewal", ProvisioningTemplateBody.renewing(List.of(policies)));
    }

    /** Waits until the vehicle has said that it uses a new certificate, and has given up the one before. */
    private void awaitRenewed() throws Exception {
        next(RenewalTopics.renewed(TCU));
        while (identities("identity-").size() > 1) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertEquals(List.of("identity-" + certificate()), identities("identity-"));
    }

    private Event next(String topic) throws Exception {
        Event event = next();
        while (!event.topic().equals(topic)) {
            event = next();
        }
        return event;
    }

    private Event next() throws Exception {
        Event event = events.poll(60, TimeUnit.SECONDS);
        assertFalse(event == null, () -> "nothing more happens, but " + log());
        return event;
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("agent.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** As a power cut. */
    private static void kill(Process agent) {
        agent.destroyForcibly().onExit().join();
    }

    /** The id of the certificate that the vehicle has. */
    private String certificate() throws IOException {
        return Path.of(settings().getProperty("certificate"))
                .getParent()
                .getFileName()
                .toString()
                .substring("identity-".length());
    }

    private List<String> identities(String prefix) throws IOException {
        try (Stream<Path> entries = Files.list(out)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        }
    }

    private Properties settings() throws IOException {
        return settings(out);
    }

    private static Properties settings(Path identity) throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(Files.readString(identity.resolve("agent.properties"))));
        return settings;
    }
}
