package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.shadow.ShadowTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Requests over a real socket to the data plane; what the service publishes is recorded. */
final class HttpTransport implements ShadowTransport {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<Published> published = new CopyOnWriteArrayList<>();
    private final TestHttp http = new TestHttp(this::record, UUID::randomUUID);
    private final int port = http.listen();

    private void record(Message message) {
        published.add(new Published(message.topic(), new String(message.payload(), StandardCharsets.UTF_8)));
    }

    @Override
    public Exchange exchange(Request request) {
        published.clear();
        HttpRequest sent = HttpRequest.newBuilder(uri(request))
                .method(method(request), HttpRequest.BodyPublishers.ofByteArray(request.payload()))
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(sent, HttpResponse.BodyHandlers.ofString());
            return new Exchange(response.statusCode(), response.body(), List.copyOf(published));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI uri(Request request) {
        String base = "http://127.0.0.1:" + port;
        String thing = encoded(request.thing());
        return URI.create(
                request.operation().equals("list")
                        ? base + "/api/things/shadow/ListNamedShadowsForThing/" + thing
                                + request.shadow().map(query -> "?" + query).orElse("")
                        : base + "/things/" + thing + "/shadow"
                                + request.shadow()
                                        .map(name -> "?name=" + encoded(name))
                                        .orElse(""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String method(Request request) {
        return switch (request.operation()) {
            case "update" -> "POST";
            case "delete" -> "DELETE";
            default -> "GET";
        };
    }

    @Override
    public boolean publishesErrors() {
        return false;
    }

    @Override
    public boolean carries(Request request) {
        return true;
    }

    @Override
    public void advance(Duration time) {
        http.clock.advance(time);
    }

    @Override
    public void close() {
        http.close();
    }
}
