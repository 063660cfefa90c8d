package io.vehicleshadow.agent.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.CarSetting.Pace;
import io.vehicleshadow.agent.car.simulation.SimulatedCar;
import io.vehicleshadow.agent.command.CommandExecutor;
import io.vehicleshadow.agent.command.Limits;
import io.vehicleshadow.agent.journal.FileJournal;
import io.vehicleshadow.agent.journal.Intent;
import io.vehicleshadow.agent.loop.VirtualLoop;
import io.vehicleshadow.agent.options.OptionDefaults;
import io.vehicleshadow.agent.service.ShadowConnection;
import io.vehicleshadow.agent.status.StatusListener.About;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.shadow.ClientToken;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code agent status} tells of an agent. */
class AgentStatusTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final About ABOUT = new About("1.2.3", "tcu", "localhost:8883", "simulated", "0123456789ab");

    @TempDir
    private Path data;

    private final VirtualLoop loop = new VirtualLoop();
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private StatusListener agent() {
        SignalCatalogue catalogue = SignalCatalogue.standard();
        CommandExecutor executor = new CommandExecutor(
                "1.2.3",
                catalogue,
                new SimulatedCar(new CarSetting(catalogue, loop, Optional.empty(), Pace.IMMEDIATE)),
                new FileJournal(data.resolve("journal")),
                loop,
                new Nowhere(),
                Limits.STANDARD,
                () -> new ClientToken("token"));
        return StatusListener.before(executor, Clock.fixed(NOON, ZoneOffset.UTC), data, ABOUT);
    }

    private int status(String... options) {
        out.getBuffer().setLength(0);
        CommandLine command = new CommandLine(new StatusCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true));
        return OptionDefaults.run(command, options);
    }

    private int status() {
        return status("--data=" + data);
    }

    @Test
    void an_agent_is_connected_after_it_was_not() throws Exception {
        StatusListener agent = agent();
        assertEquals(1, status());
        assertTrue(out.toString().contains("tcu is NOT connected to localhost:8883, since " + NOON), out.toString());
        assertTrue(out.toString().contains("none yet"), out.toString());
        agent.connected();
        agent.getAccepted(ShadowDocument.read("{\"version\":1,\"state\":{}}".getBytes(StandardCharsets.UTF_8)));
        assertEquals(0, status());
        assertTrue(out.toString().contains("tcu is connected to localhost:8883, since " + NOON), out.toString());
        assertTrue(out.toString().contains("last GET   " + NOON), out.toString());
        agent.disconnected();
        assertEquals(1, status());
    }

    @Test
    void a_script_gets_one_line_of_json() throws Exception {
        StatusListener agent = agent();
        agent.connected();
        new FileJournal(data.resolve("journal"))
                .write(new Intent(new SignalKey("door"), new DesiredLeaf(JsonText.read("\"open\""), NOON), 7));
        assertEquals(0, status("--json", "--data=" + data));
        JsonNode told = JsonText.readStrictly(out.toString().strip());
        assertEquals("true", told.path("connected").asText());
        assertEquals("true", told.path("running").asText());
        assertEquals("1", told.path("unanswered").asText());
        assertEquals("simulated", told.path("car").asText());
        assertEquals("0123456789ab", told.path("catalogue").asText());
        assertEquals("1.2.3", told.path("version").asText());
        assertEquals(ProcessHandle.current().pid(), told.path("pid").asLong());
    }

    @Test
    void an_agent_that_has_ended_or_was_killed_does_not_run() throws Exception {
        assertEquals(3, status());
        StatusListener agent = agent();
        agent.connected();
        Path file = data.resolve("status.json");
        String killed = Files.readString(file).replace("\"started\":\"2", "\"started\":\"1");
        agent.ended();
        assertEquals(3, status());
        Files.writeString(file, killed);
        assertEquals(3, status("--json", "--data=" + data));
        assertEquals("{\"running\":false,\"unanswered\":0}", out.toString().strip());
    }

    @Test
    void only_the_owner_may_read_it() throws Exception {
        agent();
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("status.json"))));
    }

    @Test
    void what_is_no_status_is_an_error_in_words() throws Exception {
        Files.writeString(data.resolve("status.json"), "{\"pid\":1}");
        assertEquals(2, status());
        assertTrue(errors.toString().contains("status.json is no status of an agent"), errors.toString());
    }

    private static final class Nowhere implements ShadowConnection {
        @Override
        public void update(byte[] payload) {}

        @Override
        public void get(byte[] payload) {}
    }
}
