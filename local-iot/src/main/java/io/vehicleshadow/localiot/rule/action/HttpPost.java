package io.vehicleshadow.localiot.rule.action;

import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.json.MalformedJson;
import io.vehicleshadow.localiot.rule.sql.Template;
import io.vehicleshadow.localiot.rule.sql.expression.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Posts the result to a server of this machine, by at most three tries. Source of the tries: AWS IoT developer guide, HTTP
 * action retry logic.
 *
 * @param resource the address as the rule has it
 * @param headers in lower case
 */
record HttpPost(String resource, Template url, Map<String, Template> headers) implements Action {

    private static final Pattern ON_THIS_MACHINE =
            Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?(/.*)?", Pattern.DOTALL);

    private static final int TRIES = 3;
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    /** Source: AWS IoT Core quotas, HTTP action: request time-out. */
    private static final Duration TRYING = Duration.ofSeconds(3);

    private static final String CONTENT_TYPE = "content-type";

    /** Made when the first rule needs it. */
    private static final class Client {
        static final HttpClient HTTP =
                HttpClient.newBuilder().connectTimeout(CONNECTING).build();
    }

    static HttpPost of(String url, Map<String, Template> headers) {
        Template template = Template.parse(url);
        String fixed = template.fixedBegin();
        boolean wholeAddress = fixed.equals(url) || fixed.indexOf('/', "https://".length()) > 0;
        if (!ON_THIS_MACHINE.matcher(fixed).matches() || !wholeAddress) {
            throw RuleProblem.wrong("http: local-iot calls this machine only: the url begins with"
                    + " http://localhost:PORT/ or https://localhost:PORT/ (or 127.0.0.1, [::1]), unlike '" + url + "'");
        }
        return new HttpPost(url, template, headers);
    }

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public void perform(Event event, byte[] result) throws ActionFailure, InterruptedException {
        HttpRequest request = request(event, result);
        int status = 0;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            status = status(request);
            if (!isWorthAnotherTry(status)) {
                break;
            }
        }
        if (status / 100 != 2) {
            throw new ActionFailure(request.uri() + " answered with " + status);
        }
    }

    private static boolean isWorthAnotherTry(int status) {
        return status == 429 || status >= 500;
    }

    private static int status(HttpRequest request) throws ActionFailure, InterruptedException {
        try {
            return Client.HTTP
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new ActionFailure("no answer from " + request.uri() + ": " + e);
        }
    }

    private HttpRequest request(Event event, byte[] result) throws ActionFailure {
        String address = filled(url, event);
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(TRYING)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(result));
            if (!headers.containsKey(CONTENT_TYPE)) {
                request.header(CONTENT_TYPE, isJson(result) ? "application/json" : "application/octet-stream");
            }
            for (Map.Entry<String, Template> header : headers.entrySet()) {
                request.header(header.getKey(), filled(header.getValue(), event));
            }
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new ActionFailure(e.getMessage());
        }
    }

    private static String filled(Template template, Event event) throws ActionFailure {
        return template.fill(event).orElseThrow(() -> new ActionFailure("a value in the url or a header is undefined"));
    }

    private static boolean isJson(byte[] result) {
        try {
            Json.read(new String(result, StandardCharsets.UTF_8));
            return true;
        } catch (MalformedJson e) {
            return false;
        }
    }
}
