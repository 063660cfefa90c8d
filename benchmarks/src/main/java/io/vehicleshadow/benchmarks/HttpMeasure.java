package io.vehicleshadow.benchmarks;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** UpdateThingShadow over HTTP against the JDK's server. */
final class HttpMeasure implements Measure {
    @Override
    public String question() {
        return "how fast is UpdateThingShadow over HTTP, beside a bare JDK HttpServer that returns the same bytes?";
    }

    @Override
    public List<Figure> run() throws Exception {
        byte[] request = Documents.ask(1);
        try (LocalIot iot = LocalIot.start(LocalIotOptions.inMemory())) {
            URI dataPlane = URI.create(iot.endpoints().dataPlane());
            byte[] answer = post(dataPlane.resolve("/things/thing0/shadow"), Documents.whole(), request);
            double bare = JdkServer.postsPerSecond(answer, request);
            double updates =
                    HttpLoad.postsPerSecond(dataPlane.getPort(), i -> "/things/thing" + i + "/shadow", request);
            return List.of(
                    new Figure("JDK HttpServer, same bytes, 8 connections", bare, "/s"),
                    new Figure("UpdateThingShadow, 8 connections", updates, "/s"),
                    new Figure("UpdateThingShadow / JDK HttpServer (to reach: 0.5)", updates / bare, "x"));
        }
    }

    private static byte[] post(URI shadow, byte[]... bodies) throws Exception {
        byte[] answer = {};
        for (byte[] body : bodies) {
            HttpRequest request = HttpRequest.newBuilder(shadow)
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            answer = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofByteArray())
                    .body();
        }
        return answer;
    }
}
