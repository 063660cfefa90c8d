package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.smarthome.endpoint.Control;
import io.vehicleshadow.alexa.smarthome.endpoint.Endpoint;
import io.vehicleshadow.alexa.smarthome.endpoint.EndpointId;
import io.vehicleshadow.alexa.smarthome.endpoint.Health;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.alexa.smarthome.message.HomeError;
import io.vehicleshadow.alexa.smarthome.message.Messages;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.view.VehicleState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers directives. Nothing is told as done before the car has reported it. Thread-safe. */
final class SmartHome {
    private static final Logger LOG = LoggerFactory.getLogger(SmartHome.class);
    /** How long the car has before Alexa is told to wait; she herself waits 8 s for an answer. */
    static final Duration PATIENCE = Duration.ofSeconds(6);

    static final long DEFERRAL_SECONDS = 20;

    private final HomeParts parts;
    private final Discovery discovery;
    private final Messages messages;

    SmartHome(HomeParts parts) {
        this.parts = parts;
        this.discovery = new Discovery(parts);
        this.messages = parts.messages();
    }

    ObjectNode answer(JsonNode json) {
        Optional<Directive> directive = Optional.empty();
        try {
            directive = Optional.of(Directive.read(json));
            return answer(directive.get(), json.path("directive"));
        } catch (IllegalArgumentException e) {
            return messages.error(directive, HomeError.of(HomeError.Type.INVALID_DIRECTIVE, e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error(
                    "A directive failed: {}",
                    directive.map(Directive::messageId).orElse("unread"),
                    e);
            return messages.error(
                    directive, HomeError.of(HomeError.Type.INTERNAL_ERROR, "The cloud did not answer as it should"));
        }
    }

    private ObjectNode answer(Directive directive, JsonNode raw) {
        Optional<PersonId> person = directive.token().isEmpty()
                ? Optional.empty()
                : parts.accounts().person(directive.token());
        if (person.isEmpty()) {
            return directive.is("Alexa.Authorization", "AcceptGrant")
                    ? grantFailed(directive, "The account is not linked")
                    : messages.error(Optional.of(directive), stale(directive.token()));
        }
        if (directive.is("Alexa.Discovery", "Discover")) {
            return messages.discovered(discovery.all(person.get()));
        }
        if (directive.is("Alexa.Authorization", "AcceptGrant")) {
            return acceptGrant(person.get(), directive);
        }
        return atEndpoint(directive, raw, person.get());
    }

    private HomeError stale(String token) {
        return TokenAge.isExpired(token, parts.clock().instant())
                ? HomeError.of(HomeError.Type.EXPIRED_AUTHORIZATION_CREDENTIAL, "The token has expired")
                : HomeError.of(HomeError.Type.INVALID_AUTHORIZATION_CREDENTIAL, "The token is not valid here");
    }

    private ObjectNode acceptGrant(PersonId person, Directive directive) {
        String code = directive.payload().path("grant").path("code").asText();
        try {
            parts.grants().accept(person, code);
            return messages.grantAccepted();
        } catch (IOException | CloudUnavailable e) {
            LOG.warn("A grant could not be exchanged: {}", e.getMessage());
            return grantFailed(directive, "The grant could not be exchanged for a token");
        }
    }

    private ObjectNode grantFailed(Directive directive, String why) {
        return messages.error(Optional.of(directive), HomeError.of("Alexa.Authorization", "ACCEPT_GRANT_FAILED", why));
    }

    private ObjectNode atEndpoint(Directive directive, JsonNode raw, PersonId person) {
        Optional<EndpointId> id = directive.endpointId().flatMap(EndpointId::read);
        Optional<VehicleState> car = id.flatMap(named -> parts.view().of(person, named.thing()));
        Optional<Endpoint> endpoint =
                car.flatMap(state -> parts.endpoints(state.shadow()).find(id.orElseThrow()));
        if (endpoint.isEmpty()) {
            return messages.error(
                    Optional.of(directive), HomeError.of(HomeError.Type.NO_SUCH_ENDPOINT, "No such endpoint"));
        }
        if (directive.is(Messages.ALEXA, "ReportState")) {
            return messages.stateReport(directive, endpoint.get().properties(car.get()));
        }
        Control control = endpoint.get()
                .control(directive, car::get)
                .orElseThrow(() -> new IllegalArgumentException(
                        "This endpoint has no " + directive.namespace() + "." + directive.name()));
        if (control instanceof Control.Refused refused) {
            return messages.error(Optional.of(directive), refused.error());
        }
        if (control instanceof Control.Command command) {
            return carryOut(directive, raw, person, endpoint.get(), car.get(), command);
        }
        throw new IllegalStateException(control.toString());
    }

    private ObjectNode carryOut(
            Directive directive,
            JsonNode raw,
            PersonId person,
            Endpoint endpoint,
            VehicleState car,
            Control.Command command) {
        boolean needsWord = command.signal().needsConfirmation(command.value());
        Optional<HomeError> refusal = refusal(car, needsWord);
        if (refusal.isPresent()) {
            return messages.error(Optional.of(directive), refusal.get());
        }
        Instant firstAt =
                parts.store().firstDelivery(directive.messageId(), parts.clock().instant());
        Deferral deferral = new Deferral(person, firstAt, command.signal(), command.value(), needsWord, raw);
        Ending ending = Ending.of(
                parts.askVehicle().ask(deferral.request(endpoint, PATIENCE), parts.catalogue(car.shadow())),
                command.signal());
        if (ending instanceof Ending.Pending) {
            parts.followUps().accept(deferral.event());
            return messages.deferred(directive, DEFERRAL_SECONDS);
        }
        return ended(directive, person, endpoint, ending);
    }

    /** The role first; the owner's word before anything that opens; nothing is left for a car that is away. */
    private Optional<HomeError> refusal(VehicleState car, boolean needsWord) {
        if (!car.role().mayCommand()) {
            return Optional.of(HomeError.of(
                    HomeError.Type.INSUFFICIENT_PERMISSIONS, "View only: this person can't send commands"));
        }
        if (needsWord && !parts.store().mayOpen(car.thing())) {
            return Optional.of(HomeError.of(
                    HomeError.Type.INSUFFICIENT_PERMISSIONS, "The owner has not allowed opening by voice"));
        }
        return Health.isReachable(car)
                ? Optional.empty()
                : Optional.of(HomeError.of(HomeError.Type.ENDPOINT_UNREACHABLE, "The car is offline"));
    }

    /** The answer to a directive whose request has ended. */
    ObjectNode ended(Directive directive, PersonId person, Endpoint endpoint, Ending ending) {
        if (ending instanceof Ending.NotDone not) {
            return messages.error(Optional.of(directive), not.error());
        }
        if (ending instanceof Ending.Done) {
            return endpoint.isScene()
                    ? messages.activationStarted(directive, parts.clock().instant())
                    : parts.view()
                            .of(person, endpoint.id().thing())
                            .map(car -> messages.response(directive, endpoint.properties(car)))
                            .orElseGet(() -> messages.error(
                                    Optional.of(directive),
                                    HomeError.of(HomeError.Type.NO_SUCH_ENDPOINT, "No longer shared")));
        }
        throw new IllegalStateException(ending.toString());
    }
}
