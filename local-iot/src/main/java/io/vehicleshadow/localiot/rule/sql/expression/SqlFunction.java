package io.vehicleshadow.localiot.rule.sql.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A function of rule SQL. With another number of arguments than it takes it is undefined. Source: AWS IoT developer guide,
 * AWS IoT SQL reference, functions.
 */
public final class SqlFunction {

    /** What a function makes of its arguments, of which there are as many as it takes. */
    interface Meaning {
        JsonNode of(Event event, List<JsonNode> arguments);
    }

    /** Functions of AWS that local-iot lacks. */
    private static final Set<String> LACKING = Set.of(
            "aws_lambda",
            "get_dynamodb",
            "get_registry_data",
            "get_secret",
            "get_thing_shadow",
            "get_user_properties",
            "get_mqtt_property",
            "get_or_default",
            "machinelearning_predict",
            "md2",
            "parse_time",
            "time_to_epoch",
            "traceid",
            "transform");

    private static final Map<String, SqlFunction> ALL = all();

    private final int least;
    private final int most;
    private final Meaning meaning;

    SqlFunction(int least, int most, Meaning meaning) {
        this.least = least;
        this.most = most;
        this.meaning = meaning;
    }

    private static Map<String, SqlFunction> all() {
        Map<String, SqlFunction> all = new HashMap<>();
        all.putAll(MessageFunctions.all());
        all.putAll(NumberFunctions.all());
        all.putAll(TextFunctions.all());
        all.putAll(ValueFunctions.all());
        return Map.copyOf(all);
    }

    /** Upper and lower case are the same. */
    public static Optional<SqlFunction> named(String name) {
        return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether AWS has a function of that name and local-iot doesn't. */
    public static boolean isLacking(String name) {
        return LACKING.contains(name.toLowerCase(Locale.ROOT));
    }

    JsonNode apply(Event event, List<JsonNode> arguments) {
        return arguments.size() < least || arguments.size() > most
                ? Conversion.UNDEFINED
                : meaning.of(event, arguments);
    }
}
