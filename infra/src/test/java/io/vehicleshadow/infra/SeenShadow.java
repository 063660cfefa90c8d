package io.vehicleshadow.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.localiot.LocalIot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A vehicle's shadow as a person with curl asks it and looks at it. */
record SeenShadow(URI address) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static SeenShadow of(LocalIot iot, String thing) {
        return new SeenShadow(URI.create(iot.endpoints().dataPlane() + "/things/" + thing + "/shadow"));
    }

    HttpResponse<String> get() throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /** Writes {@code desired}; returns the version that names the request. */
    long ask(String signal, String value) throws IOException, InterruptedException {
        String desired = "{\"state\":{\"desired\":{\"" + signal + "\":\"" + value + "\"}}}";
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(address)
                        .POST(BodyPublishers.ofString(desired))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body()).path("version").asLong();
    }

    /** Looks until the request of that version is answered. */
    JsonNode answered(String signal, long version, Supplier<String> otherwise) throws Exception {
        String outcome = "/state/reported/outcomes/" + signal + "/version";
        return until(shadow -> shadow.at(outcome).asLong() >= version, otherwise);
    }

    /** Looks until it is as expected; after 2 minutes it fails and tells more. */
    JsonNode until(Predicate<JsonNode> expected, Supplier<String> otherwise) throws Exception {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        CountDownLatch never = new CountDownLatch(1);
        JsonNode shadow = JSON.readTree(get().body());
        while (!expected.test(shadow)) {
            String seen = shadow.toString();
            assertTrue(System.nanoTime() < patience, () -> seen + "\n" + otherwise.get());
            never.await(50, TimeUnit.MILLISECONDS);
            shadow = JSON.readTree(get().body());
        }
        return shadow;
    }
}
