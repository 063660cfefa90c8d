package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.policy.Authorization;
import io.vehicleshadow.localiot.policy.IotAction;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** One request, read to its end, with what its caller may do. */
record Call(HttpMethod method, MultiMap query, MultiMap headers, byte[] body, Authorization caller) {

    void require(IotAction action, String resource) {
        if (!caller.allows(action, resource)) {
            throw new BadRequest(ErrorType.FORBIDDEN, "Forbidden");
        }
    }

    void requireMethod(HttpMethod only) {
        if (!method.equals(only)) {
            throw methodNotAllowed();
        }
    }

    BadRequest methodNotAllowed() {
        return new BadRequest(
                ErrorType.METHOD_NOT_ALLOWED, "The specified method is not allowed against this resource: " + method);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Whether the parameter is true; it is false when it is missing. */
    boolean flag(String name) {
        String flag = parameter(name).orElse("false").toLowerCase(Locale.ROOT);
        if (!flag.equals("true") && !flag.equals("false")) {
            throw BadRequest.invalid("Invalid " + name + ": it is true or false, not '" + flag + "'");
        }
        return flag.equals("true");
    }

    OptionalInt number(String name) {
        Optional<String> text = parameter(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text.get()));
        } catch (NumberFormatException e) {
            throw BadRequest.invalid("Invalid " + name + ": it is a whole number, not '" + text.get() + "'");
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
