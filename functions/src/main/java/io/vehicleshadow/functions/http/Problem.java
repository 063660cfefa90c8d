package io.vehicleshadow.functions.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Why a request was refused, in the form of RFC 9457. The names are stable. */
public enum Problem {
    /** Not readable. */
    MALFORMED_REQUEST(400, "The request can't be read"),
    /** Not in the catalogue. */
    UNKNOWN_SIGNAL(400, "There is no such signal to ask for"),
    /** Not in the signal's range. */
    INVALID_VALUE(400, "The signal can't have that value"),
    /** No person. */
    NOT_SIGNED_IN(401, "Sign in first"),
    /** Another role is needed. */
    NOT_ALLOWED(403, "Your role does not allow this"),
    /** Not there or not theirs. */
    NO_SUCH_VEHICLE(404, "You have no such vehicle"),
    /** Not known. */
    NO_SUCH_COMMAND(404, "No command has that version"),
    /** Not asked. */
    NOTHING_UNDER_WAY(404, "Nothing is asked for that signal"),
    /** Not in the API. */
    NO_SUCH_ROUTE(404, "There is no such operation"),
    /** Asked already. */
    ALREADY_UNDER_WAY(409, "That is already under way"),
    /** Asked anew. */
    CHANGED_MEANWHILE(409, "The request is no longer the one you saw"),
    /** An owner is one for good. */
    OWNER_STAYS(409, "An owner keeps the vehicle"),
    /** Opening or unlocking without a confirmation. */
    CONFIRMATION_REQUIRED(428, "Confirm first"),
    /** A mistake of ours. */
    UNEXPECTED(500, "Something went wrong here"),
    /** A service of the cloud did not answer. */
    TEMPORARILY_UNAVAILABLE(503, "Try again soon");

    /** Of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String PREFIX = "urn:vehicle-shadow:problem:";
    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The problem's type. */
    public String type() {
        return PREFIX + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The answer to that request. */
    public HttpAnswer answer(HttpRequest request, String detail) {
        return answer(request, detail, json -> {});
    }

    /** The answer to that request, with members of this problem's own. */
    public HttpAnswer answer(HttpRequest request, String detail, Consumer<ObjectNode> members) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", type())
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        members.accept(json);
        return new HttpAnswer(status, Map.of(), Optional.of(json.put("requestId", request.id())));
    }
}
