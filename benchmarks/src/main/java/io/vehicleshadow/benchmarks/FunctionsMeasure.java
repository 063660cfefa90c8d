package io.vehicleshadow.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.benchmarks.bare.BareCalls;
import io.vehicleshadow.benchmarks.bare.BareCommand;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Latencies;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.benchmarks.measure.Spread;
import io.vehicleshadow.functions.handler.CommandsHandler;
import io.vehicleshadow.functions.handler.LiveAuthorizerHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** How soon the packaged functions give their first answer, and how long a warm one takes beside what it calls. */
final class FunctionsMeasure implements Measure {
    static final String CLIENT = "virtual-vehicle";

    private static final int WARM_UP = 3000;
    private static final int MEASURED = 1000;
    /** What a handler needs that calls shadow and table. */
    static final List<String> SDK = List.of(
            "annotations-2",
            "auth-2",
            "aws-core",
            "aws-json",
            "aws-lambda-java-core",
            "checksums",
            "dynamodb-2",
            "endpoints",
            "eventstream",
            "http-auth",
            "http-client-spi",
            "identity-spi",
            "iotdataplane",
            "json-utils",
            "metrics-spi",
            "profiles",
            "protocol-core",
            "reactive-streams",
            "regions",
            "retries",
            "sdk-core",
            "slf4j-api",
            "third-party",
            "url-connection",
            "utils-");

    private final Clock clock = Clock.systemUTC();
    private int requests;

    @Override
    public String question() {
        return "how long do the packaged functions take from JVM start to the first answer, and when warm?";
    }

    @Override
    public List<Figure> run() throws Exception {
        UnpackedZip functions = UnpackedZip.of("functions");
        Path bare = UnpackedZip.bare(SDK, BareCommand.class, BareCalls.class);
        Path merged = functions.bareInOneJar(BareCommand.class, BareCalls.class);
        try (CloudStub cloud = new CloudStub()) {
            Map<String, String> environment = cloud.environment(CLIENT);
            Path task = functions.task();
            String command = command();
            List<Figure> figures = new ArrayList<>(firstAnswers(new FirstAnswers()
                    .with("bare", bare, BareCommand.class, environment, command, "202")
                    .with("calls", bare, BareCalls.class, environment, command, "202")
                    .with("merged", merged, BareCommand.class, environment, command, "202")
                    .with("command", task, CommandsHandler.class, environment, command, "202")
                    .with("page", task, LiveAuthorizerHandler.class, environment, page(cloud), "iot:Receive")
                    .measured()));
            figures.addAll(warm(task, environment, cloud));
            figures.add(new Figure("the functions' zip", functions.megabytes(), "MB").atMost(12));
            return figures;
        }
    }

    private static List<Figure> firstAnswers(Map<String, Spread> runs) {
        Spread command = runs.get("command");
        return List.of(
                new Figure("bare handler, one call to the shadow, JVM start to first answer", runs.get("bare"), "ms"),
                new Figure("bare handler, one call to the shadow and three to the table", runs.get("calls"), "ms"),
                new Figure("POST /commands", command, "ms"),
                new Figure("POST /commands / bare handler with one call", command.per(runs.get("bare")), "x")
                        .atMost(1.15),
                new Figure(
                        "bare handler with one call, its libraries in one jar as ours are", runs.get("merged"), "ms"),
                new Figure("POST /commands / that bare handler", command.per(runs.get("merged")), "x").atMost(1.15),
                new Figure("POST /commands / bare handler with shadow and table", command.per(runs.get("calls")), "x"),
                new Figure("live page's authorizer, cold", runs.get("page"), "ms").atMost(1250));
    }

    private List<Figure> warm(Path task, Map<String, String> environment, CloudStub cloud)
            throws IOException, InterruptedException {
        try (LambdaFunction function = LambdaFunction.fromSnapshot()) {
            function.first(task, CommandsHandler.class, environment, command());
            cloud.takeCalls();
            function.invoke(command());
            List<CloudStub.Call> calls = cloud.takeCalls();
            if (calls.size() != 5) {
                throw new IOException(
                        "other calls than the first two side by side and three after each other: " + calls);
            }
            Latencies commands = new Latencies();
            Latencies stub = new Latencies();
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                long begin = System.nanoTime();
                function.invoke(command());
                long between = System.nanoTime();
                cloud.repeat(calls);
                if (i >= WARM_UP) {
                    commands.add(between - begin);
                    stub.add(System.nanoTime() - between);
                }
                cloud.takeCalls();
            }
            double warm = commands.percentile(0.5);
            double own = stub.percentile(0.5);
            return List.of(
                    new Figure("POST /commands, warm, p50", warm, "us"),
                    new Figure("its " + calls.size() + " calls to the stub alone, p50", own, "us"),
                    new Figure("POST /commands beyond the stub's own time", warm - own, "us").atMost(2000));
        }
    }

    /** A new request as API Gateway hands it over, payload format 2.0. */
    String command() {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "2.0")
                .put("routeKey", "POST /vehicles/{thing}/commands")
                .put("rawPath", "/vehicles/tcu/commands")
                .put("body", "{\"headlight\":\"on\"}")
                .put("isBase64Encoded", false);
        event.putObject("pathParameters").put("thing", "tcu");
        event.putObject("headers").put("content-type", "application/json");
        ObjectNode context = event.putObject("requestContext");
        context.put("requestId", "request-" + ++requests).put("timeEpoch", clock.millis());
        context.withObject("/authorizer/jwt/claims")
                .put("sub", "demo")
                .put("client_id", CLIENT)
                .put("token_use", "access");
        return event.toString();
    }

    /** A page that wants to connect, as AWS IoT asks about it. */
    private static String page(CloudStub cloud) {
        byte[] token = cloud.token(CLIENT).getBytes(StandardCharsets.UTF_8);
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.withObject("/protocolData/mqtt")
                .put("clientId", "page-0123456789")
                .put("password", Base64.getEncoder().encodeToString(token));
        return event.toString();
    }
}
