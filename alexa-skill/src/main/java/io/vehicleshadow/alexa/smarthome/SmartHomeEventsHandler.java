package io.vehicleshadow.alexa.smarthome;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.lambda.Environment;
import io.vehicleshadow.functions.aws.AwsServices;
import io.vehicleshadow.functions.wiring.UseCases;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * The Lambda function that tells Alexa of changes and of late answers: behind the rules that feed the history, and behind
 * {@link SmartHomeHandler}. It throws what fails, so that Lambda repeats it and then puts it into the dead-letter queue.
 */
public final class SmartHomeEventsHandler implements RequestStreamHandler {
    private final SmartHomeEvents events;

    /**
     * Wired by the environment.
     *
     * @throws IllegalArgumentException if a variable is missing
     */
    public SmartHomeEventsHandler() {
        this(HomeWiring.of(Environment.ofProcess()).events());
    }

    /** Wired by that environment over these parts, for a program that has them already. */
    public SmartHomeEventsHandler(Map<String, String> environment, UseCases cases, AwsServices services) {
        this(HomeWiring.of(new Environment(environment), cases, services, event -> {
                    throw new IllegalStateException("A late answer is not deferred again");
                })
                .events());
    }

    SmartHomeEventsHandler(SmartHomeEvents events) {
        this.events = events;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        events.take(Json.read(in.readAllBytes()));
    }
}
