package io.vehicleshadow.localiot.rule.action;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java functions that rules call, by the names of the Lambda functions they stand for. Thread-safe. */
public final class RuleFunctions {

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:lambda:[^:]*:[^:]*:function:([^:]+)(:[^:]+)?");

    private final Map<String, RuleFunction> functions = new ConcurrentHashMap<>();

    /** @param name of the function, or its ARN; the alias or version of an ARN doesn't count */
    public void put(String name, RuleFunction function) {
        functions.put(plain(name), function);
    }

    public void remove(String name) {
        functions.remove(plain(name));
    }

    Optional<RuleFunction> find(String name) {
        return Optional.ofNullable(functions.get(plain(name)));
    }

    private static String plain(String name) {
        Matcher arn = ARN.matcher(name);
        return arn.matches() ? arn.group(1) : name;
    }
}
