package io.vehicleshadow.benchmarks;

import io.vehicleshadow.benchmarks.measure.Documents;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.benchmarks.measure.Rounds;
import io.vehicleshadow.benchmarks.measure.Spread;
import io.vehicleshadow.benchmarks.peer.BareVertx;
import io.vehicleshadow.benchmarks.peer.HttpLoad;
import io.vehicleshadow.benchmarks.peer.JdkServer;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** UpdateThingShadow over HTTP beside two servers that answer the same bytes: a bare one of Vert.x, and the JDK's. */
final class HttpMeasure implements Measure {
    private static final double WARM_UP_SECONDS = 4;
    private static final double SECONDS = 2;

    @Override
    public String question() {
        return "how fast is UpdateThingShadow over HTTP, beside bare servers that return the same bytes?";
    }

    @Override
    public List<Figure> run() throws Exception {
        byte[] request = Documents.ask(1);
        try (LocalIot iot = LocalIot.start(LocalIotOptions.inMemory())) {
            URI dataPlane = URI.create(iot.endpoints().dataPlane());
            byte[] answer = {};
            for (int i = 0; i < HttpLoad.CONNECTIONS; i++) {
                answer = post(dataPlane.resolve("/things/thing" + i + "/shadow"), Documents.whole(), request);
            }
            try (BareVertx vertx = new BareVertx(answer);
                    JdkServer jdk = new JdkServer(answer)) {
                return figures(
                        new HttpLoad(dataPlane.getPort(), i -> "/things/thing" + i + "/shadow", request),
                        new HttpLoad(vertx.port(), i -> "/", request),
                        new HttpLoad(jdk.port(), i -> "/", request));
            }
        }
    }

    private static List<Figure> figures(HttpLoad own, HttpLoad vertx, HttpLoad jdk) throws Exception {
        for (HttpLoad load : List.of(own, vertx, jdk)) {
            load.postsPerSecond(WARM_UP_SECONDS);
        }
        Map<String, Spread> runs = new Rounds()
                .with("own", () -> own.postsPerSecond(SECONDS))
                .with("vertx", () -> vertx.postsPerSecond(SECONDS))
                .with("jdk", () -> jdk.postsPerSecond(SECONDS))
                .measured();
        return List.of(
                new Figure("bare Vert.x server, same bytes, 8 connections", runs.get("vertx"), "/s"),
                new Figure("JDK HttpServer, same bytes, 8 connections", runs.get("jdk"), "/s"),
                new Figure("UpdateThingShadow, 8 connections", runs.get("own"), "/s"),
                new Figure(
                                "UpdateThingShadow / bare Vert.x server",
                                runs.get("own").per(runs.get("vertx")),
                                "x")
                        .atLeast(0.7),
                new Figure("UpdateThingShadow / JDK HttpServer", runs.get("own").per(runs.get("jdk")), "x")
                        .atLeast(0.5));
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
