package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.junit.LocalIotExtension;
import io.vehicleshadow.localiot.shadow.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One shadow that is written over HTTP and over MQTT at the same time. */
@ExtendWith(LocalIotExtension.class)
class VersionOrderTest {

    private static final int UPDATES = 500;
    private static final String UPDATE = "{\"state\":{\"reported\":{\"on\":true}}}";
    private static final String DOCUMENTS = "$aws/things/lamp/shadow/update/documents";

    @Test
    void documents_leave_in_the_order_of_their_versions_whoever_writes(LocalIot iot) throws Exception {
        BlockingQueue<Long> versions = new LinkedBlockingQueue<>();
        iot.rules().on(DOCUMENTS, (topic, payload, at) -> versions.add(version(payload)));

        CompletableFuture<Void> http = writing(() -> post(iot));
        CompletableFuture<Void> mqtt = writing(mqttWriter(iot));
        CompletableFuture.allOf(http, mqtt).get(60, TimeUnit.SECONDS);

        for (long expected = 1; expected <= 2 * UPDATES; expected++) {
            Long version = versions.poll(60, TimeUnit.SECONDS);
            assertNotNull(version, "no document of version " + expected);
            assertEquals(expected, version);
        }
    }

    private interface Write {
        void once() throws Exception;
    }

    private static CompletableFuture<Void> writing(Write write) {
        return CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; i < UPDATES; i++) {
                    write.once();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Write mqttWriter(LocalIot iot) throws Exception {
        Paho5 client = new Paho5(iot.endpoints().mqttWebSocket(), "lamp").connect(Paho5.cleanStart());
        return () -> client.publish("$aws/things/lamp/shadow/update", UPDATE);
    }

    private final HttpClient http = HttpClient.newHttpClient();

    private void post(LocalIot iot) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(iot.endpoints().dataPlane() + "/things/lamp/shadow"))
                .POST(HttpRequest.BodyPublishers.ofString(UPDATE))
                .build();
        assertEquals(
                200, http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    }

    private static long version(byte[] document) {
        Map<String, Object> all = Json.object(Json.parse(new String(document, StandardCharsets.UTF_8)));
        return Long.parseLong(Json.object(all.get("current")).get("version").toString());
    }
}
