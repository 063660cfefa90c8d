package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.smarthome.endpoint.Endpoint;
import io.vehicleshadow.alexa.smarthome.endpoint.EndpointId;
import io.vehicleshadow.alexa.smarthome.endpoint.Endpoints;
import io.vehicleshadow.alexa.smarthome.event.EventGateway;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.alexa.smarthome.message.HomeError;
import io.vehicleshadow.alexa.smarthome.message.Messages;
import java.io.IOException;
import java.time.Duration;

/** Tells Alexa how a directive ended whose car took its time. */
final class LateAnswers {
    /** A function has fifteen minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(14);

    /** What a car may still need after its request has expired, to say so. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final HomeParts parts;
    private final SmartHome home;
    private final EventGateway gateway;

    LateAnswers(HomeParts parts, EventGateway gateway) {
        this.parts = parts;
        this.home = new SmartHome(parts);
        this.gateway = gateway;
    }

    /**
     * The same request again: it is not made a second time, and this time there is time to wait.
     *
     * @throws IOException if Alexa could not be told
     */
    void tell(Deferral deferral) throws IOException {
        Directive directive = deferral.asDirective();
        Endpoint endpoint = directive
                .endpointId()
                .flatMap(EndpointId::read)
                .flatMap(id -> parts.ownFirst(deferral.person(), id.thing())
                        .flatMap(each -> new Endpoints(each, parts.language()).find(id).stream())
                        .findFirst())
                .orElseThrow();
        Ending ending =
                Ending.of(parts.askVehicle().ask(deferral.request(endpoint, patience(deferral))), deferral.signal());
        Ending told = ending instanceof Ending.Pending
                ? new Ending.NotDone(HomeError.of(
                        HomeError.Type.ENDPOINT_UNREACHABLE, "The car did not answer in time; the request has expired"))
                : ending;
        ObjectNode message = home.ended(directive, deferral.person(), endpoint, told);
        gateway.send(deferral.person(), token -> Messages.withToken(message, token));
    }

    private static Duration patience(Deferral deferral) {
        Duration limit = deferral.signal().staleAfter().orElse(LONGEST).plus(GRACE);
        return limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
    }
}
