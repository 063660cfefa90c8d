package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.http.ApiGatewayEvents;
import io.vehicleshadow.functions.http.BadRequest;
import io.vehicleshadow.functions.http.HttpRequest;
import io.vehicleshadow.functions.http.Problem;
import io.vehicleshadow.functions.wiring.Priming;
import io.vehicleshadow.functions.wiring.UseCases;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** A Lambda function behind API Gateway's HTTP API. Thread-safe. Logs route and status, never bodies or headers. */
public abstract class HttpFunction implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFunction.class);
    private final Priming priming = new Priming(this, this::strangersEvents);
    private final VehicleAccess access;
    private final List<Route> routes;

    HttpFunction(UseCases cases) {
        this(cases, HttpRoutes.all());
    }

    HttpFunction(UseCases cases, List<Route> routes) {
        this.access = cases.access();
        this.routes = routes.stream()
                .filter(route -> route.handler().isInstance(this))
                .toList();
    }

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        output.write(ApiGatewayEvents.bytes(answer(ApiGatewayEvents.read(input.readAllBytes()), context)));
    }

    public final APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Context context) {
        HttpRequest request = new HttpRequest(event);
        return PowertoolsLogging.withLogging(context, 0, "", null, () -> logged(request));
    }

    private APIGatewayV2HTTPResponse logged(HttpRequest request) {
        MDC.put("correlation_id", request.id());
        try {
            APIGatewayV2HTTPResponse answer = answer(request);
            LOG.info("{} answered {}", request.routeKey(), answer.getStatusCode());
            return answer;
        } finally {
            MDC.remove("correlation_id");
        }
    }

    private APIGatewayV2HTTPResponse answer(HttpRequest request) {
        Optional<Route> route = routes.stream()
                .filter(candidate -> candidate.key().equals(request.routeKey()))
                .findFirst();
        if (route.isEmpty()) {
            return Problem.NO_SUCH_ROUTE.answer(request, "No operation " + request.routeKey());
        }
        Optional<PersonId> person = request.person();
        if (person.isEmpty()) {
            return Problem.NOT_SIGNED_IN.answer(request, "Send an access token of the sign-in as a bearer token");
        }
        try {
            return answer(route.get(), person.get(), request);
        } catch (CloudUnavailable e) {
            LOG.warn("A cloud service failed", e);
            return Problem.TEMPORARILY_UNAVAILABLE.answer(
                    request,
                    e.getMessage(),
                    json -> json.put("mayHaveHappened", e.mayHaveHappened()).put("temporary", true));
        } catch (RuntimeException e) {
            LOG.error("Unhandled exception", e);
            return Problem.UNEXPECTED.answer(
                    request,
                    "Quote this requestId to support",
                    json -> json.put("mayHaveHappened", true).put("temporary", false));
        }
    }

    /** A stranger learns nothing from a bad request either: whatever they send, there is no such vehicle. */
    private APIGatewayV2HTTPResponse answer(Route route, PersonId person, HttpRequest request) {
        try {
            return route.operation().answer(this, person, request);
        } catch (BadRequest e) {
            return request.isAboutVehicle() && !isTheirs(person, request)
                    ? noSuchVehicle(request)
                    : Problem.MALFORMED_REQUEST.answer(request, e.getMessage());
        }
    }

    final boolean isTheirs(PersonId person, HttpRequest request) {
        return request.thing().flatMap(thing -> access.role(person, thing)).isPresent();
    }

    /** A stranger's requests about nobody's vehicle: roles and shadow are read, nothing is written. */
    final List<String> strangersEvents() {
        return routes.stream()
                .filter(route -> Set.of("GET", "POST").contains(route.method()))
                .map(route -> """
                        {"routeKey": "%s", "pathParameters": {"thing": "nobodys-vehicle", "command": "1"},
                         "body": "{\\"headlight\\":\\"on\\"}",
                         "requestContext": {"requestId": "priming", "timeEpoch": 0,
                                            "authorizer": {"jwt": {"claims": {"sub": "nobody", "token_use": "access"}}}}}""".formatted(route.key()))
                .toList();
    }

    static APIGatewayV2HTTPResponse noSuchVehicle(HttpRequest request) {
        return Problem.NO_SUCH_VEHICLE.answer(request, "No vehicle '" + request.path("thing") + "'");
    }
}
