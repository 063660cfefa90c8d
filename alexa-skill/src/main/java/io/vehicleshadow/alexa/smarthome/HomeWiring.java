package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.account.SignInAccounts;
import io.vehicleshadow.alexa.lambda.Environment;
import io.vehicleshadow.alexa.smarthome.event.EventGateway;
import io.vehicleshadow.alexa.smarthome.event.EventGrants;
import io.vehicleshadow.alexa.smarthome.message.Messages;
import io.vehicleshadow.functions.aws.AwsServices;
import io.vehicleshadow.functions.wiring.UseCases;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The smart-home skill as the environment of its functions describes it: what the custom skill reads but its id, and
 * EVENT_GATEWAY, EVENT_TOKENS, EVENT_CLIENT_ID, EVENT_CLIENT_SECRET, GRANT_KEY, FOLLOW_UP_FUNCTION, perhaps
 * SMART_HOME_LANGUAGE (of the names of endpoints).
 */
record HomeWiring(HomeParts parts, AwsServices services, URI gateway) {
    /** Both functions need table and shadows for their first event: they are made ready while the rest is. */
    static HomeWiring of(Environment environment) {
        AwsServices services = AwsServices.of(environment.withoutMetrics()).prepare();
        return of(
                environment,
                UseCases.of(services),
                services,
                event -> services.function(environment.required("FOLLOW_UP_FUNCTION"))
                        .accept(event.toString()));
    }

    static HomeWiring of(Environment environment, UseCases cases, AwsServices services, Consumer<JsonNode> followUps) {
        HomeParts parts = new HomeParts(
                cases.catalogues(),
                environment.optional("SMART_HOME_LANGUAGE").orElse("en"),
                cases.access(),
                cases.vehicleView(),
                cases.askVehicle(),
                SignInAccounts.of(environment, cases.clock()),
                services.voice(),
                EventGrants.of(environment, services.voice(), cases.clock()),
                followUps,
                new Messages(() -> UUID.randomUUID().toString()),
                cases.clock());
        return new HomeWiring(parts, services, URI.create(environment.required("EVENT_GATEWAY")));
    }

    SmartHomeEvents events() {
        Consumer<Duration> pause = HomeWiring::sleep;
        EventGateway alexa = new EventGateway(gateway, parts.grants(), pause);
        return new SmartHomeEvents(parts, services.grants(), services.presences(), alexa, pause);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
