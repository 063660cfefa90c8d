package io.vehicleshadow.agent.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.CarSetting.Pace;
import io.vehicleshadow.agent.car.simulation.SimulatedCar;
import io.vehicleshadow.agent.loop.InlineLoop;
import io.vehicleshadow.agent.session.ConnectionSwitch;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Manual control over a real socket. */
class ControlServerTest {
    private static final String HALF_A_HEAD = "POST / HT";
    private static final String HALF_A_BODY =
            "POST / HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 50\r\n\r\n{\"do";

    private final InlineLoop loop = new InlineLoop("test", Clock.systemUTC());
    private final SimulatedCar car =
            new SimulatedCar(new CarSetting(SignalCatalogue.standard(), loop, Optional.empty(), Pace.IMMEDIATE));
    private final Line line = new Line();
    private final HttpClient http = HttpClient.newHttpClient();
    private ControlServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ControlServer(0, new ControlledCar(car, line, loop));
    }

    @AfterEach
    void stop() {
        server.close();
        loop.close();
    }

    private static final class Line implements ConnectionSwitch {
        private final AtomicBoolean connected = new AtomicBoolean(true);

        @Override
        public void cut() {
            connected.set(false);
        }

        @Override
        public void restore() {
            connected.set(true);
        }

        @Override
        public boolean isConnected() {
            return connected.get();
        }
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port()));
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return http.send(request().POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    /** Sends what a client or a browser would not. */
    private Socket send(String text) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
        socket.getOutputStream().write(text.replace("PORT", "" + server.port()).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String opening(String host) throws IOException {
        String open = "{\"door\":\"open\"}";
        try (Socket socket = send("POST / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nContent-Length: "
                + open.length() + "\r\n\r\n" + open)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void a_hand_moves_a_part_at_once_and_is_told_how_the_car_is() throws Exception {
        HttpResponse<String> answer = post("{\"door\":\"open\",\"speed\":30}");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("\"door\":\"open\""), answer.body());
        assertTrue(answer.body().contains("\"speed\":30"), answer.body());
    }

    @Test
    void a_slow_part_is_told_until_it_is_repaired() throws Exception {
        String slow = post("{\"ecu\":{\"trunk\":{\"seconds\":12}}}").body();
        assertTrue(slow.contains("\"trunk\":{\"seconds\":12}"), slow);

        String repaired = post("{\"ecu\":{\"trunk\":\"ok\"}}").body();
        assertFalse(repaired.contains("seconds"), repaired);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"door\":\"ajar\"}           | 'door' can be open or close, but not 'ajar'",
                "{\"roof\":\"open\"}           | The car has no 'roof'",
                "{\"door\":[]}                 | 'door' is a word or a number, not []",
                "{\"ecu\":{\"door\":\"lazy\"}} | An ECU can be ok, jammed, silent or slow",
                "{\"ecu\":{\"door\":{}}}       | A slow ECU is {\\\"seconds\\\":12}",
                "{\"ecu\":{\"door\":{\"seconds\":-1}}}   | A slow ECU is",
                "{\"ecu\":{\"door\":{\"seconds\":1.5}}}  | A slow ECU is",
                "{\"ecu\":{\"door\":{\"seconds\":9999}}} | with a whole number of 0 to 3600",
                "{\"ecu\":{\"roof\":{\"seconds\":1}}}    | The car has no 'roof'",
                "{\"ecu\":\"jammed\"}          | 'ecu' is an object such as",
                "{\"connection\":\"slow\"}     | 'connection' can be cut or restore, but not 'slow'",
                "[]                            | Say what to do as a JSON object",
                "door=open                     | Not JSON"
            })
    void nonsense_is_refused_with_what_would_be_right(String body, String message) throws Exception {
        HttpResponse<String> answer = post(body);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains(message), answer.body());
    }

    @Test
    void the_connection_is_cut_and_restored() throws Exception {
        assertTrue(post("{\"connection\":\"cut\"}").body().contains("\"connection\":\"down\""));
        assertTrue(post("{\"connection\":\"restore\"}").body().contains("\"connection\":\"up\""));
    }

    @Test
    void a_web_page_has_no_hand_at_the_car() throws Exception {
        HttpResponse<String> answer = http.send(
                request()
                        .header("Origin", "https://example.org")
                        .POST(BodyPublishers.ofString("{\"door\":\"open\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(403, answer.statusCode());
        assertTrue(post("{}").body().contains("\"door\":\"close\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:PORT", "127.0.0.1:PORT", "[::1]:PORT"})
    void a_program_of_this_machine_is_answered(String host) throws Exception {
        String answer = opening(host);
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.test:PORT", "localhost", "localhost:1", "localhost.evil.test:PORT", "127.0.0.2:PORT"})
    void a_name_that_was_rebound_to_this_machine_has_no_hand_at_the_car(String host) throws Exception {
        String answer = opening(host);
        assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
        assertTrue(post("{}").body().contains("\"door\":\"close\""));
    }

    @Test
    void a_request_of_64_kilobytes_is_read_whole_and_a_longer_one_refused() throws Exception {
        String longest = " ".repeat(64 * 1024 - 2) + "{}";
        assertEquals(200, post(longest).statusCode());
        assertEquals(413, post(" " + longest).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {HALF_A_HEAD, HALF_A_BODY})
    void a_request_that_stops_halfway_holds_up_no_other(String half) throws Exception {
        try (Socket stopped = send(half)) {
            HttpRequest other = request().timeout(Duration.ofMinutes(1)).build();
            assertEquals(200, http.send(other, BodyHandlers.ofString()).statusCode());
            assertEquals(0, stopped.getInputStream().available());
        }
    }

    /** Both wait at the same time. */
    @Test
    @Tag("slow")
    void a_request_that_stops_halfway_is_hung_up_on() throws Exception {
        try (Socket head = send(HALF_A_HEAD);
                Socket body = send(HALF_A_BODY)) {
            assertEquals(-1, head.getInputStream().read());
            assertEquals(-1, body.getInputStream().read());
        }
    }

    @Test
    void another_verb_is_refused() throws Exception {
        HttpResponse<String> answer = http.send(request().DELETE().build(), BodyHandlers.ofString());
        assertEquals(405, answer.statusCode());
    }
}
