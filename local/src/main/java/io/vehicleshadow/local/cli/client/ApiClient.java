package io.vehicleshadow.local.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** The HTTP API, as the signed-in person. */
public final class ApiClient {
    /** What to do where a run does not answer. */
    public static final String IS_IT_RUNNING = "is ./run running?";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final Session session;

    public ApiClient(Session session) {
        this.session = session;
    }

    /**
     * An answer of the API.
     *
     * @param status the HTTP status
     * @param json the body; a missing node if there is none
     */
    public record Answer(int status, JsonNode json) {
        public boolean isGood() {
            return status < 300;
        }

        public boolean isUnauthorized() {
            return status == 401;
        }

        /** What is wrong, in the words of the answer. */
        public String problem() {
            return Stream.of("detail", "title", "message", "error")
                    .map(name -> json.path(name).asText())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("the answer was " + status);
        }
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, null, Map.of());
    }

    /** @param body null for none */
    public Answer send(String method, String path, JsonNode body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(session.api() + path))
                .header("Authorization", "Bearer " + session.accessToken())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        headers.forEach(request::header);
        return answer(request.build(), IS_IT_RUNNING);
    }

    /**
     * Sends any request that is answered with JSON.
     *
     * @param hint what to do where nobody answers
     */
    public static Answer answer(HttpRequest request, String hint) throws IOException, InterruptedException {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            boolean json = answer.body().startsWith("{") || answer.body().startsWith("[");
            return new Answer(answer.statusCode(), json ? JSON.readTree(answer.body()) : MissingNode.getInstance());
        } catch (ConnectException e) {
            throw noAnswer(request.uri().resolve("/"), hint, e);
        }
    }

    static IOException noAnswer(Object address, String hint, Exception cause) {
        return new IOException("no answer from " + address + ": " + hint, cause);
    }

    public static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
