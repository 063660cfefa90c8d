package io.vehicleshadow.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.functions.CloudUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Before a Lambda service of our own on loopback. */
class AsyncFunctionTest {
    private static final String ALIAS = "arn:aws:lambda:eu-west-1:123456789012:function:events:live";

    private record Taken(String method, URI address, Headers headers, String body) {}

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile int status = 202;
    private HttpServer lambda;
    private Consumer<String> function;

    @BeforeEach
    void start() throws IOException {
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            taken.add(new Taken(
                    exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        lambda.start();
        function = AwsServices.of(Map.of(
                        "TABLE_NAME", "table",
                        "IOT_ENDPOINT", "localhost",
                        "METRICS_DISABLED", "true",
                        "AWS_REGION", "eu-west-1",
                        "LOCAL_CREDENTIALS", "true",
                        "LAMBDA_ENDPOINT",
                                "http://localhost:" + lambda.getAddress().getPort()))
                .function(ALIAS);
    }

    @AfterEach
    void stop() {
        lambda.stop(0);
    }

    @Test
    void an_event_is_handed_on_signed_and_without_waiting_for_what_becomes_of_it() {
        function.accept("{\"kind\":\"deferred\",\"text\":\"Tür\"}");

        Taken request = taken.get(0);
        assertEquals("POST", request.method());
        assertEquals(
                "/2015-03-31/functions/" + ALIAS + "/invocations",
                request.address().getPath());
        assertEquals("Event", request.headers().getFirst("X-Amz-Invocation-Type"));
        assertEquals("{\"kind\":\"deferred\",\"text\":\"Tür\"}", request.body());
        String authorization = request.headers().getFirst("Authorization");
        assertTrue(authorization.startsWith("AWS4-HMAC-SHA256 Credential=local/"), authorization);
        assertTrue(authorization.contains("/eu-west-1/lambda/aws4_request"), authorization);
    }

    @Test
    void an_event_that_lambda_refuses_is_told_as_not_taken() {
        for (int refusal : List.of(200, 403, 404, 429, 500)) {
            status = refusal;
            CloudUnavailable failure = assertThrows(CloudUnavailable.class, () -> function.accept("{}"));
            assertFalse(failure.mayHaveHappened(), failure.getMessage());
        }
    }

    @Test
    void where_nobody_answers_the_event_may_have_been_taken() {
        lambda.stop(0);

        assertTrue(assertThrows(CloudUnavailable.class, () -> function.accept("{}"))
                .mayHaveHappened());
    }
}
