package io.vehicleshadow.localiot.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.shadow.ShadowTransport.Exchange;
import io.vehicleshadow.localiot.shadow.ShadowTransport.Published;
import io.vehicleshadow.localiot.shadow.ShadowTransport.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Runs the case table over a transport; each case on a fresh service. */
public final class ShadowCaseRunner {
    private final ShadowTransport transport;
    private String nextToken = "";

    private ShadowCaseRunner(ShadowTransport transport) {
        this.transport = transport;
    }

    /** One test for each case of the table that the transport can carry. */
    public static Stream<DynamicTest> tests(Supplier<? extends ShadowTransport> transports) {
        return ShadowCase.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.rule(), () -> {
                    try (ShadowTransport transport = transports.get()) {
                        each.steps().forEach(new ShadowCaseRunner(transport)::run);
                    }
                }));
    }

    private void run(ShadowCase.Step step) {
        String[] words = step.line().split(" ", 3);
        if (words[0].equals("advance")) {
            transport.advance(Duration.ofSeconds(Long.parseLong(words[1])));
            return;
        }
        Request request = request(words);
        if (!transport.carries(request)) {
            return;
        }
        Exchange exchange = transport.exchange(request);
        checkTopics(request, exchange, step.line());
        if (step.expectations().stream().noneMatch(line -> line.startsWith("rejected"))) {
            assertEquals(200, exchange.code(), () -> step.line() + " was answered with " + exchange.body());
        }
        if (exchange.code() == 200 && request.operation().equals("list")) {
            nextToken = String.valueOf(ShadowCase.parsed(exchange.body()).get("nextToken"));
        }
        step.expectations().forEach(line -> check(line, request, exchange, step.line()));
    }

    private Request request(String[] words) {
        String[] names = words[1].split("\\?", 2);
        Optional<String> shadow =
                names.length == 1 ? Optional.empty() : Optional.of(names[1].replace("NEXT", nextToken));
        return new Request(words[0], names[0].equals("-") ? "" : names[0], shadow, payload(words));
    }

    private static byte[] payload(String[] words) {
        if (words.length < 3) {
            return new byte[0];
        }
        return words[2].startsWith("hex ")
                ? HexFormat.of().parseHex(words[2].substring(4).replace(" ", ""))
                : words[2].getBytes(StandardCharsets.UTF_8);
    }

    /** An error publishes nothing, except for its own message where the transport says so. */
    private void checkTopics(Request request, Exchange exchange, String step) {
        String prefix = prefix(request);
        List<String> topics = exchange.messages().stream().map(Published::topic).toList();
        if (exchange.code() != 200) {
            List<String> rejected = transport.publishesErrors() ? List.of(prefix + "/rejected") : List.of();
            assertEquals(rejected, topics, () -> "Topics after the error " + exchange.body() + " of " + step);
            return;
        }
        List<String> possible = request.operation().equals("update")
                ? List.of(prefix + "/accepted", prefix + "/delta", prefix + "/documents")
                : List.of(prefix + "/accepted");
        assertTrue(possible.containsAll(topics), () -> step + " published on " + topics);
        assertEquals(topics.stream().distinct().toList(), topics, () -> step + " published twice on a topic");
        if (request.operation().equals("update")) {
            assertTrue(topics.contains(prefix + "/accepted") && topics.contains(prefix + "/documents"), step);
        }
        payload(exchange, prefix + "/accepted")
                .ifPresent(accepted -> assertEquals(Json.parse(exchange.body()), Json.parse(accepted), step));
    }

    private void check(String expectation, Request request, Exchange exchange, String step) {
        String[] words = expectation.split(" ", 2);
        String[] path = words[0].split("\\.", 2);
        switch (path[0]) {
            case "accepted" -> {
                assertEquals(200, exchange.code(), step);
                checkValue(exchange.body(), path, words[1], step);
            }
            case "rejected" -> checkRejected(exchange, path, words[1], step);
            case "delta", "documents" -> {
                Optional<String> message = payload(exchange, prefix(request) + "/" + path[0]);
                if (words[1].equals("none")) {
                    assertEquals(Optional.empty(), message, step);
                } else {
                    assertTrue(message.isPresent(), () -> "No " + path[0] + " after " + step);
                    checkValue(message.get(), path, words[1], step);
                }
            }
            default -> throw new IllegalArgumentException("Unknown expectation: " + expectation);
        }
    }

    private void checkRejected(Exchange exchange, String[] path, String expected, String step) {
        Map<String, Object> error = ShadowCase.parsed(exchange.body());
        if (path.length == 2) {
            if (transport.publishesErrors()) {
                checkValue(exchange.body(), path, expected, step);
            }
            return;
        }
        String[] codeAndText = expected.split(" ", 2);
        assertEquals(Integer.parseInt(codeAndText[0]), exchange.code(), () -> step + ": " + exchange.body());
        if (codeAndText.length == 2) {
            assertEquals(codeAndText[1], error.get("message"), step);
        } else {
            assertNotEquals(null, error.get("message"), step);
        }
    }

    private static void checkValue(String json, String[] path, String expected, String step) {
        Object value = Json.parse(json);
        if (path.length == 2) {
            for (String name : path[1].split("\\.")) {
                value = Json.object(value).getOrDefault(name, "<absent>");
            }
        }
        if (expected.equals("absent")) {
            assertEquals("<absent>", value, step);
        } else if (expected.equals("null")) {
            assertNull(value, step);
        } else if (expected.equals("present")) {
            assertNotEquals("<absent>", value, step);
        } else {
            assertEquals(Json.parse(expected), value, () -> String.join(".", path) + " after " + step);
        }
    }

    private static Optional<String> payload(Exchange exchange, String topic) {
        return exchange.messages().stream()
                .filter(message -> message.topic().equals(topic))
                .map(Published::payload)
                .findFirst();
    }

    private static String prefix(Request request) {
        return "$aws/things/" + request.thing() + "/shadow/"
                + request.shadow().map(name -> "name/" + name + "/").orElse("") + request.operation();
    }
}
