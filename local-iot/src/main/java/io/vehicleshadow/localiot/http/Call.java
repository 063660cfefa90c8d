package io.vehicleshadow.localiot.http;

import io.vehicleshadow.localiot.policy.Authorization;
import io.vehicleshadow.localiot.policy.IotAction;
import io.vehicleshadow.localiot.store.PageToken;
import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request, read to its end.
 *
 * @param path the variables of the path, decoded
 * @param caller what its caller may do
 */
public record Call(Map<String, String> path, MultiMap query, MultiMap headers, byte[] body, Authorization caller) {

    public void require(IotAction action, String resource) {
        if (!caller.allows(action, resource)) {
            throw new HttpError(ErrorType.FORBIDDEN, "Forbidden");
        }
    }

    /** A variable of the path. */
    public String path(String name) {
        return path.get(name);
    }

    /** A parameter of the query. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Whether the parameter is true; it is false when it is missing. */
    public boolean flag(String name) {
        String flag = parameter(name).orElse("false").toLowerCase(Locale.ROOT);
        if (!flag.equals("true") && !flag.equals("false")) {
            throw HttpError.invalid("Invalid " + name + ": it is true or false, not '" + flag + "'");
        }
        return flag.equals("true");
    }

    public OptionalInt number(String name) {
        Optional<String> text = parameter(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text.get()));
        } catch (NumberFormatException e) {
            throw HttpError.invalid("Invalid " + name + ": it is a whole number, not '" + text.get() + "'");
        }
    }

    /** A number from {@code least} to {@code most}; {@code otherwise} when it is missing. */
    public int number(String name, int otherwise, int least, int most) {
        int number = number(name).orElse(otherwise);
        if (number < least || number > most) {
            throw HttpError.invalid("Invalid " + name + ": it is a number from " + least + " to " + most);
        }
        return number;
    }

    /** The key after which the page of a list begins; empty for the first page. */
    public String pageBegin() {
        return pageBegin("nextToken");
    }

    /** @param name of the parameter that says so */
    public String pageBegin(String name) {
        return parameter(name)
                .map(token -> PageToken.read(token)
                        .orElseThrow(() -> HttpError.invalid("Invalid " + name + ": take it from the answer before")))
                .orElse("");
    }

    /** Whether the caller is a program of this machine, which may do everything, and no device. */
    public boolean isTrusted() {
        return caller == Authorization.everything();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
