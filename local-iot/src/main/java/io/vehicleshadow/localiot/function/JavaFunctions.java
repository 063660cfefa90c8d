package io.vehicleshadow.localiot.function;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Java functions by the names of the Lambda functions they stand for. Thread-safe.
 *
 * @param <F> what they take and give
 */
public final class JavaFunctions<F> {

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:lambda:[^:]*:[^:]*:function:([^:]+)(:[^:]+)?");

    private final Map<String, F> functions = new ConcurrentHashMap<>();

    /** @param name of the function, or its ARN; the alias or version of an ARN doesn't count */
    public void put(String name, F function) {
        functions.put(plain(name), function);
    }

    public void remove(String name) {
        functions.remove(plain(name));
    }

    public Optional<F> find(String name) {
        return Optional.ofNullable(functions.get(plain(name)));
    }

    private static String plain(String name) {
        Matcher arn = ARN.matcher(name);
        return arn.matches() ? arn.group(1) : name;
    }
}
