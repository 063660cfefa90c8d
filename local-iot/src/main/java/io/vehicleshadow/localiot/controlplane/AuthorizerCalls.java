package io.vehicleshadow.localiot.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.authorizer.Authorizer;
import io.vehicleshadow.localiot.authorizer.Authorizers;
import io.vehicleshadow.localiot.http.ErrorType;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.json.Json;
import java.time.Clock;
import java.util.List;

/** Custom authorizers. Source: AWS IoT API reference, CreateAuthorizer and its kin. */
final class AuthorizerCalls {

    private static final String NAME_VARIABLE = "authorizerName";
    private static final String STATUS = "status";
    private static final List<String> CHANGEABLE =
            List.of("authorizerFunctionArn", "tokenKeyName", "tokenSigningPublicKeys", STATUS, "enableCachingForHttp");

    private final Authorizers authorizers;
    private final Clock clock;

    AuthorizerCalls(Authorizers authorizers, Clock clock) {
        this.authorizers = authorizers;
        this.clock = clock;
    }

    JsonNode create(Request request) {
        String name = name(request);
        if (authorizers.find(name).isPresent()) {
            throw new HttpError(ErrorType.ALREADY_EXISTS, "Authorizer " + name + " already exists");
        }
        ObjectNode definition = Json.object()
                .put(STATUS, "INACTIVE")
                .put("signingDisabled", false)
                .put("enableCachingForHttp", false);
        if (request.body().has("signingDisabled")) {
            definition.set("signingDisabled", request.body().get("signingDisabled"));
        }
        long now = clock.millis();
        return put(name, new Authorizer(given(definition, request), now, now), request);
    }

    JsonNode update(Request request) {
        String name = name(request);
        Authorizer before = found(name);
        ObjectNode definition = given(before.definition(), request);
        return put(name, new Authorizer(definition, before.createdMillis(), clock.millis()), request);
    }

    private static ObjectNode given(ObjectNode definition, Request request) {
        CHANGEABLE.stream()
                .filter(request.body()::hasNonNull)
                .forEach(member -> definition.set(member, request.body().get(member)));
        return definition;
    }

    private JsonNode put(String name, Authorizer authorizer, Request request) {
        try {
            authorizers.put(name, authorizer);
            return named(Json.object(), name, request);
        } catch (IllegalArgumentException e) {
            throw HttpError.invalid("Invalid authorizer: " + e.getMessage());
        }
    }

    JsonNode describe(Request request) {
        String name = name(request);
        Authorizer authorizer = found(name);
        ObjectNode answer = Json.object();
        named(answer.putObject("authorizerDescription"), name, request)
                .put("creationDate", Request.seconds(authorizer.createdMillis()))
                .put("lastModifiedDate", Request.seconds(authorizer.modifiedMillis()))
                .setAll(authorizer.definition());
        return answer;
    }

    JsonNode list(Request request) {
        String status = request.call().parameter(STATUS).orElse("");
        List<String> names = authorizers.names().stream()
                .filter(name -> status.isEmpty() || found(name).status().equals(status))
                .toList();
        return request.markedPage(
                "authorizers", names, Request.Element.object((name, json) -> named(json, name, request)));
    }

    JsonNode delete(Request request) {
        String name = name(request);
        if (found(name).isActive()) {
            throw new HttpError(ErrorType.DELETE_CONFLICT, "Authorizer " + name + " is ACTIVE: make it INACTIVE first");
        }
        authorizers.remove(name);
        return Json.object();
    }

    private static ObjectNode named(ObjectNode json, String name, Request request) {
        return json.put(NAME_VARIABLE, name).put("authorizerArn", request.arns().of("authorizer", name));
    }

    private static String name(Request request) {
        return request.name(NAME_VARIABLE, Authorizer.NAME);
    }

    private Authorizer found(String name) {
        return authorizers
                .find(name)
                .orElseThrow(
                        () -> new HttpError(ErrorType.RESOURCE_NOT_FOUND, "Authorizer " + name + " does not exist"));
    }
}
