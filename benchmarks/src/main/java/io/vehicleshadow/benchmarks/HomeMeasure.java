package io.vehicleshadow.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.smarthome.SmartHomeHandler;
import io.vehicleshadow.benchmarks.bare.BareCalls;
import io.vehicleshadow.benchmarks.bare.BareCommand;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Latencies;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.benchmarks.measure.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How soon the packaged smart-home skill tells a state, cold beside a bare handler, and warm beside what it calls. */
final class HomeMeasure implements Measure {
    private static final int WARM_UP = 3000;
    private static final int MEASURED = 1000;
    private static final String CLIENT = "alexa";

    @Override
    public String question() {
        return "how long does the packaged smart-home skill take for ReportState, from JVM start and when warm?";
    }

    @Override
    public List<Figure> run() throws Exception {
        UnpackedZip skill = UnpackedZip.of("alexa-skill");
        Path bare = UnpackedZip.bare(FunctionsMeasure.SDK, BareCommand.class, BareCalls.class);
        try (CloudStub cloud = new CloudStub()) {
            Map<String, String> environment = environment(cloud);
            String state = reportState(cloud);
            List<Figure> figures = new ArrayList<>(firstAnswers(new FirstAnswers()
                    .with("bare", bare, BareCommand.class, environment, state, "202")
                    .with("calls", bare, BareCalls.class, environment, state, "202")
                    .with("state", skill.task(), SmartHomeHandler.class, environment, state, "StateReport")
                    .measured()));
            try (LambdaFunction function = LambdaFunction.fromSnapshot()) {
                function.first(skill.task(), SmartHomeHandler.class, environment, state);
                figures.addAll(warm(function, cloud, state));
            }
            return figures;
        }
    }

    private static List<Figure> firstAnswers(Map<String, Spread> runs) {
        Spread state = runs.get("state");
        return List.of(
                new Figure("bare handler, one call to the shadow, JVM start to first answer", runs.get("bare"), "ms"),
                new Figure("bare handler, one call to the shadow and three to the table", runs.get("calls"), "ms"),
                new Figure("ReportState", state, "ms"),
                new Figure("ReportState / bare handler with one call", state.per(runs.get("bare")), "x").atMost(1.3),
                new Figure("ReportState / bare handler with shadow and table", state.per(runs.get("calls")), "x"));
    }

    /** Of the function, and of its calls made again with the JDK's client. */
    private static List<Figure> warm(LambdaFunction function, CloudStub cloud, String state)
            throws IOException, InterruptedException {
        Latencies reports = new Latencies();
        Latencies stub = new Latencies();
        cloud.takeCalls();
        function.invoke(state);
        List<CloudStub.Call> calls = cloud.takeCalls();
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            long begin = System.nanoTime();
            function.invoke(state);
            long between = System.nanoTime();
            cloud.repeat(calls);
            if (i >= WARM_UP) {
                reports.add(between - begin);
                stub.add(System.nanoTime() - between);
            }
            cloud.takeCalls();
        }
        double warm = reports.percentile(0.5);
        double calling = stub.percentile(0.5);
        return List.of(
                new Figure("ReportState, warm, p50", warm, "us"),
                new Figure("its calls to the stub alone, p50", calling, "us"),
                new Figure("ReportState beyond the stub's own time", warm - calling, "us").atMost(5000));
    }

    private static Map<String, String> environment(CloudStub cloud) {
        Map<String, String> environment = new HashMap<>(cloud.environment(CLIENT));
        environment.put("EVENT_GATEWAY", cloud.address() + "/v3/events");
        environment.put("EVENT_TOKENS", cloud.address() + "/auth/o2/token");
        environment.put("EVENT_CLIENT_ID", "measured");
        environment.put("EVENT_CLIENT_SECRET", "measured");
        environment.put("GRANT_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("FOLLOW_UP_FUNCTION", "measured");
        return environment;
    }

    private static String reportState(CloudStub cloud) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.withObject("/directive/header")
                .put("namespace", "Alexa")
                .put("name", "ReportState")
                .put("messageId", UUID.randomUUID().toString())
                .put("correlationToken", "measured")
                .put("payloadVersion", "3");
        ObjectNode endpoint = message.withObject("/directive/endpoint").put("endpointId", "tcu#trunk");
        endpoint.putObject("scope").put("type", "BearerToken").put("token", cloud.token(CLIENT));
        message.withObject("/directive").putObject("payload");
        return message.toString();
    }
}
