package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two vehicles of one person under one run, each of a model of its own: tcu as the product ships it, and a cabriolet. */
class ModelsJourneyIT {
    private static final String CABRIOLET = "zabrio";
    private static final Path CATALOGUE =
            Path.of("../docs/your-own-car/catalogue.json").toAbsolutePath();

    @TempDir
    private static Path folder;

    private static RunProcess run;
    private static ApiPerson demo;
    private static Process agent;

    @BeforeAll
    static void startAll() throws Exception {
        run = RunProcess.start(
                folder, 0, "--catalogue", "standard", "--catalogue", CATALOGUE.toString(), "--another", CABRIOLET);
        agent = RunProcess.vehicleCommand(folder, "agent", "--thing", CABRIOLET, "--catalogue", CATALOGUE.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.out").toFile())
                .start();
        run.person();
        run.shadow(CABRIOLET)
                .await(
                        "a first report",
                        document -> document.at("/state/reported").has("sunroof"));
        demo = ApiPerson.signedIn(run.endpoints(), "demo");
        assertEquals(0, vehicle("login", "--as", "demo").exitCode());
    }

    @AfterAll
    static void endAll() throws Exception {
        agent.destroy();
        assertTrue(agent.waitFor(90, TimeUnit.SECONDS));
        run.stop();
    }

    @Test
    void the_api_tells_each_vehicle_s_signals_and_reads_its_commands_by_them() throws Exception {
        assertTrue(signals("tcu").contains("\"door\""));
        assertFalse(signals("tcu").contains("\"sunroof\""));
        assertTrue(signals(CABRIOLET).contains("\"sunroof\""));
        assertFalse(signals(CABRIOLET).contains("\"door\""));
        assertEquals(400, send("tcu", "{\"sunroof\":\"tilt\"}").statusCode());
        assertEquals(400, send(CABRIOLET, "{\"headlight\":\"on\"}").statusCode());
        assertEquals(428, send(CABRIOLET, "{\"sunroof\":\"open\"}").statusCode());
        JsonNode done = ApiPerson.json(send(CABRIOLET, "{\"seatHeating\":2}"));
        assertEquals("SUCCEEDED", done.at("/signals/seatHeating/status").asText(), done.toString());
        JsonNode state = ApiPerson.json(demo.send("GET /vehicles/" + CABRIOLET));
        assertTrue(state.at("/agent/sameCatalogue").asBoolean(), state.toString());
    }

    @Test
    void the_command_line_speaks_of_each_vehicle_in_its_own_words() throws Exception {
        RunProcess.Ended heated = RunProcess.vehicle(folder, "send", "--thing", CABRIOLET, "seatHeating=1", "--wait");
        assertTrue(heated.output().startsWith("seatHeating 1 level: done in "), heated.toString());
        RunProcess.Ended refused = vehicle("send", "--thing", CABRIOLET, "door=close");
        assertEquals(2, refused.exitCode(), refused.toString());
        assertTrue(
                refused.toString().contains("there is no signal 'door'; there are sunroof, seatHeating"),
                refused.toString());
        RunProcess.Ended status = vehicle("status", "--thing", CABRIOLET);
        assertTrue(status.output().contains("sunroof"), status.toString());
        assertFalse(status.output().contains("is not the cloud's"), status.toString());
        assertEquals(
                0, vehicle("send", "--thing", "tcu", "headlight=on", "--wait").exitCode());
    }

    @Test
    void voice_understands_what_is_said_in_terms_of_the_car_that_is_meant() throws Exception {
        assertTrue(say("en-US", "use car two").contains("Anything else"));
        String heated = say("en-US", "set the seat heating to three");
        assertTrue(heated.contains("Seat heating") || heated.contains("seat heating"), heated);
        assertTrue(say("en-US", "close the trunk").contains("This car has no trunk."));
        assertTrue(say("en-US", "use car one").contains("Anything else"));
        assertTrue(say("en-US", "close the sunroof").contains("This car has no sunroof."));
        assertTrue(say("de-DE", "schließe das Schiebedach").contains("hat dieses Auto nicht."));
    }

    private static String say(String locale, String sentence) throws Exception {
        return vehicle("say", "--locale=" + locale, sentence).output();
    }

    private static String signals(String thing) throws Exception {
        HttpResponse<String> answer = demo.send("GET /vehicles/" + thing + "/signals");
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private static HttpResponse<String> send(String thing, String body) throws Exception {
        return demo.send("POST /vehicles/" + thing + "/commands", body, "Prefer", "wait=10");
    }

    private static RunProcess.Ended vehicle(String... words) throws Exception {
        return RunProcess.vehicleHere(folder, words);
    }
}
