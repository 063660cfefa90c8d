package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.http.BadRequest;
import io.vehicleshadow.functions.http.HttpAnswer;
import io.vehicleshadow.functions.http.HttpRequest;
import io.vehicleshadow.functions.http.Problem;
import io.vehicleshadow.functions.wiring.Priming;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** A Lambda function behind API Gateway's HTTP API. Thread-safe. Logs route and status, never bodies or headers. */
public abstract class HttpFunction implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFunction.class);
    private final Priming priming = new Priming(this, this::strangersEvents);
    private final VehicleAccess access;

    HttpFunction(UseCases cases) {
        this.access = cases.access();
    }

    /** What this function does, by route key. */
    abstract Map<String, Operation> operations();

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        HttpRequest request = new HttpRequest(JsonText.read(input.readAllBytes()));
        HttpAnswer answer = PowertoolsLogging.withLogging(context, 0, "", null, () -> logged(request));
        output.write(JsonText.bytes(answer.json()));
    }

    private HttpAnswer logged(HttpRequest request) {
        MDC.put("correlation_id", request.id());
        try {
            HttpAnswer answer = answer(request);
            LOG.info("{} answered {}", request.routeKey(), answer.status());
            return answer;
        } finally {
            MDC.remove("correlation_id");
        }
    }

    private HttpAnswer answer(HttpRequest request) {
        Operation operation = operations().get(request.routeKey());
        if (operation == null) {
            return Problem.NO_SUCH_ROUTE.answer(request, "There is no operation " + request.routeKey());
        }
        Optional<PersonId> person = request.person();
        if (person.isEmpty()) {
            return Problem.NOT_SIGNED_IN.answer(request, "Send a bearer token of the sign-in");
        }
        try {
            return answer(operation, person.get(), request);
        } catch (CloudUnavailable e) {
            LOG.warn("A service of the cloud failed", e);
            return Problem.TEMPORARILY_UNAVAILABLE.answer(
                    request,
                    e.getMessage(),
                    json -> json.put("mayHaveHappened", e.mayHaveHappened()).put("temporary", true));
        } catch (RuntimeException e) {
            LOG.error("A mistake in the program", e);
            return Problem.UNEXPECTED.answer(
                    request,
                    "Tell the operator the requestId",
                    json -> json.put("mayHaveHappened", true).put("temporary", false));
        }
    }

    /** A stranger hears of no mistake: whatever they send, there is no such vehicle. */
    private HttpAnswer answer(Operation operation, PersonId person, HttpRequest request) {
        try {
            return operation.answer(person, request);
        } catch (BadRequest e) {
            return request.isAboutVehicle() && !isTheirs(person, request)
                    ? noSuchVehicle(request)
                    : Problem.MALFORMED_REQUEST.answer(request, e.getMessage());
        }
    }

    final boolean isTheirs(PersonId person, HttpRequest request) {
        return request.thing().flatMap(thing -> access.role(person, thing)).isPresent();
    }

    /** What a stranger asks about nobody's vehicle: roles and shadow are read, nothing is written. */
    final List<String> strangersEvents() {
        return operations().keySet().stream()
                .filter(route -> route.startsWith("GET ") || route.startsWith("POST "))
                .map(route -> """
                        {"routeKey": "%s", "pathParameters": {"thing": "nobodys-vehicle", "command": "1"},
                         "body": "{\\"headlight\\":\\"on\\"}",
                         "requestContext": {"requestId": "priming", "timeEpoch": 0,
                                            "authorizer": {"jwt": {"claims": {"sub": "nobody"}}}}}""".formatted(route))
                .toList();
    }

    static HttpAnswer noSuchVehicle(HttpRequest request) {
        return Problem.NO_SUCH_VEHICLE.answer(request, "You have no vehicle " + request.path("thing"));
    }
}
