package io.vehicleshadow.alexa.smarthome;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.lambda.Environment;
import io.vehicleshadow.alexa.lambda.Priming;
import io.vehicleshadow.functions.aws.AwsServices;
import io.vehicleshadow.functions.wiring.UseCases;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;

/** The smart-home skill as a Lambda function: takes Alexa's directives and answers them. Thread-safe. */
public final class SmartHomeHandler implements RequestStreamHandler {
    // Nobody's: it has no token.
    private static final String PRIMING = """
        {"directive": {"header": {"namespace": "Alexa", "name": "ReportState", "messageId": "prime", "payloadVersion": "3"},
                       "endpoint": {"endpointId": "prime"}, "payload": {}}}
        """;
    private final SmartHome home;
    private final Priming priming;

    /**
     * Wired by the environment.
     *
     * @throws IllegalArgumentException if a variable is missing
     */
    public SmartHomeHandler() {
        this(HomeWiring.of(Environment.ofProcess()).parts());
    }

    /** Wired by that environment over these parts, for a program that has them already. */
    public SmartHomeHandler(
            Map<String, String> environment, UseCases cases, AwsServices services, Consumer<JsonNode> followUps) {
        this(HomeWiring.of(new Environment(environment), cases, services, followUps)
                .parts());
    }

    SmartHomeHandler(HomeParts parts) {
        this.home = new SmartHome(parts);
        this.priming = new Priming(this, () -> PRIMING);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        JsonNode directive = Json.read(in.readAllBytes());
        out.write(Json.bytes(home.answer(directive)));
    }
}
