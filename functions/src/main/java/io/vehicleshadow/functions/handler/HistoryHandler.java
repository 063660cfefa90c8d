package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.history.DocumentEvent;
import io.vehicleshadow.functions.history.RecordHistory;
import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.functions.presence.RecordPresence;
import io.vehicleshadow.functions.wiring.Priming;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.shadow.ShadowChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * The Lambda function behind the rules of {@link IotRules}. It throws what fails or can't be understood, so that Lambda
 * repeats it and then puts it into the dead-letter queue; repeating does no harm. Thread-safe.
 */
public final class HistoryHandler implements RequestStreamHandler {
    /** Lifecycle events come for clients that are no vehicles too; of those nothing is recorded. */
    private static final String NOBODYS = "{\"kind\":\"presence\",\"thing\":\"\"}";

    private final RecordHistory history;
    private final RecordPresence presences;
    private final Priming priming = new Priming(this, () -> List.of(NOBODYS));

    public HistoryHandler() {
        this(UseCases.of(System.getenv()));
    }

    public HistoryHandler(UseCases cases) {
        this.history = cases.recordHistory();
        this.presences = cases.recordPresence();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = JsonText.read(input.readAllBytes());
        PowertoolsLogging.withLogging(context, 0, "", null, () -> {
            record(event);
            return null;
        });
    }

    Priming priming() {
        return priming;
    }

    private void record(JsonNode event) {
        String thing = event.path("thing").asText();
        switch (event.path("kind").asText()) {
            case "documents" -> history.record(document(new ThingName(thing), event));
            case "presence" -> {
                if (ThingName.isValid(thing)) {
                    presences.record(new ThingName(thing), Presence.of(event));
                }
            }
            default ->
                throw new IllegalArgumentException("The event's kind is '"
                        + event.path("kind").asText() + "'; the rules send documents and presence");
        }
    }

    private static DocumentEvent document(ThingName thing, JsonNode event) {
        if (!event.path("current").isObject() || !event.path("received").isNumber()) {
            throw new IllegalArgumentException("A documents event has current, an object, and received, a number");
        }
        return new DocumentEvent(
                thing,
                ShadowChange.of(event),
                Optional.ofNullable(event.path("clientToken").textValue()),
                Instant.ofEpochMilli(event.path("received").asLong()));
    }
}
