package io.vehicleshadow.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.vehicle.topic.IotRules;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The shadow of one vehicle at a stand-in's data plane, as an application has it. */
public final class ShadowOverHttp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final Semaphore changes = new Semaphore(0);
    private final URI address;

    /** Of that thing. */
    public ShadowOverHttp(LocalIot iot, String thing) {
        address =
                URI.create("http://localhost:" + iot.endpoints().ports().dataPlane() + "/things/" + thing + "/shadow");
        follow(iot);
    }

    /** Learns of changes from a stand-in that took the place of the first, with its ports. */
    public void follow(LocalIot iot) {
        iot.rules().on(IotRules.EVERY_DOCUMENT, (topic, payload, at) -> changes.release());
    }

    /** Writes into {@code desired}. */
    public void ask(String desired) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(BodyPublishers.ofString("{\"state\":{\"desired\":" + desired + "}}"))
                .build();
        assertEquals(200, HTTP.send(request, BodyHandlers.ofString()).statusCode());
    }

    /** The whole document, or the error that stands for it. */
    public JsonNode get() throws IOException, InterruptedException {
        return JSON.readTree(HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body());
    }

    /** Looks again at each change of a shadow. */
    public void until(Predicate<JsonNode> condition) throws IOException, InterruptedException {
        JsonNode last = get();
        while (!condition.test(last)) {
            JsonNode seen = last;
            assertTrue(changes.tryAcquire(60, TimeUnit.SECONDS), () -> "still " + seen);
            last = get();
        }
    }

    /** Waits until the last command for a signal has that outcome, and nothing is requested anymore. */
    public void untilAnswered(String signal, String status) throws IOException, InterruptedException {
        until(shadow -> shadow.at("/state/reported/outcomes/" + signal + "/status")
                        .asText()
                        .equals(status)
                && shadow.at("/state/desired").isMissingNode());
    }
}
