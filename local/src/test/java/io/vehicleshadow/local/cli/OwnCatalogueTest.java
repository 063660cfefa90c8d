package io.vehicleshadow.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.home.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line beside a run whose vehicles have another catalogue. */
class OwnCatalogueTest {
    private static final Path CATALOGUE = Path.of("../docs/your-own-car/catalogue.json");

    @TempDir
    private Path data;

    private HttpServer car;
    private volatile String done = "";

    @BeforeEach
    void run() throws IOException {
        car = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        car.createContext("/", exchange -> {
            done = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] state = "{\"sunroof\":\"tilt\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, state.length);
            exchange.getResponseBody().write(state);
            exchange.close();
        });
        car.start();
        endpoints().write(data);
    }

    @AfterEach
    void end() {
        car.stop(0);
    }

    private Endpoints endpoints() {
        return new Endpoints(Map.of(
                "car",
                "http://localhost:" + car.getAddress().getPort(),
                "mqtt",
                "localhost:8883",
                "certificates",
                data.toString(),
                "catalogue",
                CATALOGUE.toAbsolutePath().toString()));
    }

    @Test
    void what_is_done_at_the_car_may_be_written_in_its_words_and_is_shown_in_them() {
        assertEquals("sunroof      tilted", type("car", "sunroof=Tilted").strip());
        assertEquals("{\"sunroof\":\"tilt\"}", done);
    }

    @Test
    void a_shell_completes_its_signals_and_no_others() {
        String script = type("completion", "bash");
        assertTrue(script.contains("sunroof=tilt") && script.contains("seatHeating"), script);
        assertFalse(script.contains("door=open"), script);
    }

    @Test
    void an_agent_that_is_started_for_the_run_has_its_catalogue() {
        assertTrue(endpoints()
                .agentCommand(Home.ofThisProcess(), data)
                .contains("--catalogue=" + CATALOGUE.toAbsolutePath()));
    }

    private String type(String command, String argument) {
        StringWriter output = new StringWriter();
        VehicleCli.commandLine()
                .setOut(new PrintWriter(output, true))
                .execute(command, argument, "--data", data.toString());
        return output.toString();
    }
}
