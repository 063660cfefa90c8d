package io.vehicleshadow.localiot.clients;

import io.vehicleshadow.localiot.shadow.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Writes over the data plane; the answer is the acknowledgment. */
final class HttpUpdateWriter extends UpdateWriter {

    HttpUpdateWriter(String thing) {
        super(thing);
    }

    @Override
    Line open(LocalIotProcess process) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI shadow = URI.create(process.dataPlane() + "/things/" + thing() + "/shadow");
        return new Line() {
            @Override
            public long update(String payload) throws Exception {
                HttpResponse<String> response = client.send(
                        HttpRequest.newBuilder(shadow)
                                .timeout(Duration.ofMinutes(1))
                                .POST(HttpRequest.BodyPublishers.ofString(payload))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    throw new IOException(response.body());
                }
                return Long.parseLong(
                        Json.object(Json.parse(response.body())).get("version").toString());
            }

            @Override
            public void close() {}
        };
    }
}
