package io.vehicleshadow.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Why a request was refused, in the form of RFC 9457. The names are stable. */
public enum Problem {
    MALFORMED_REQUEST(400, "The request can't be read"),
    UNKNOWN_SIGNAL(400, "No such signal"),
    INVALID_VALUE(400, "The signal does not accept this value"),
    NOT_SIGNED_IN(401, "Sign in first"),
    NOT_ALLOWED(403, "Your role does not allow this"),
    /** Also for a vehicle that is not theirs. */
    NO_SUCH_VEHICLE(404, "You have no such vehicle"),
    NO_SUCH_USER(404, "Nobody has this user name"),
    NO_SUCH_COMMAND(404, "No command has this version"),
    NOTHING_UNDER_WAY(404, "No request is pending for this signal"),
    NO_SUCH_ROUTE(404, "No such operation"),
    ALREADY_UNDER_WAY(409, "The same request is already pending"),
    CHANGED_MEANWHILE(409, "Another request has replaced this one"),
    OWNER_STAYS(409, "An owner can't be removed"),
    REQUEST_EXPIRED(409, "The request has expired"),
    KEY_REUSED(422, "The idempotency key was used for another command"),
    /** Opening and unlocking need it. */
    CONFIRMATION_REQUIRED(428, "Confirm first"),
    UNEXPECTED(500, "Internal error"),
    TEMPORARILY_UNAVAILABLE(503, "Temporarily unavailable; try again soon");

    private static final String PREFIX = "urn:vehicle-shadow:problem:";
    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public String type() {
        return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public APIGatewayV2HTTPResponse answer(HttpRequest request, String detail) {
        return answer(request, detail, json -> {});
    }

    /** @param members adds what only this problem has */
    public APIGatewayV2HTTPResponse answer(HttpRequest request, String detail, Consumer<ObjectNode> members) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", type())
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        members.accept(json);
        return HttpAnswer.json(status, json.put("requestId", request.id()), Map.of());
    }
}
