package io.vehicleshadow.localiot.rule.sql.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Functions that tell of the message and of the rule. */
final class MessageFunctions {

    private static final String NOT_OVER_MQTT = "n/a";
    private static final String ACCOUNT = "000000000000";

    private MessageFunctions() {}

    static Map<String, SqlFunction> all() {
        return Map.of(
                "topic", new SqlFunction(0, 1, MessageFunctions::topic),
                "clientid", telling((event, none) -> Conversion.value(clientId(event))),
                "principal", telling((event, none) -> principal(event)),
                "timestamp",
                        telling((event, none) ->
                                Conversion.number(BigDecimal.valueOf(event.at().toEpochMilli()))),
                "newuuid",
                        telling((event, none) ->
                                Conversion.value(UUID.randomUUID().toString())),
                "rand",
                        telling((event, none) ->
                                Conversion.number(ThreadLocalRandom.current().nextDouble())),
                "accountid", telling((event, none) -> Conversion.value(ACCOUNT)),
                "sql_version", telling((event, none) -> Conversion.value("2016-03-23")));
    }

    private static SqlFunction telling(SqlFunction.Meaning meaning) {
        return new SqlFunction(0, 0, meaning);
    }

    private static String clientId(Event event) {
        String id = event.sender().clientId();
        return id.isEmpty() ? NOT_OVER_MQTT : id;
    }

    private static JsonNode principal(Event event) {
        String principal = event.sender().principal();
        return principal.isEmpty() ? Conversion.UNDEFINED : Conversion.value(principal);
    }

    private static JsonNode topic(Event event, List<JsonNode> arguments) {
        if (arguments.isEmpty()) {
            return Conversion.value(event.topic());
        }
        String[] levels = event.topic().split("/", -1);
        Optional<Integer> level = NumberFunctions.index(arguments.get(0));
        return level.filter(number -> number >= 1 && number <= levels.length)
                .map(number -> Conversion.value(levels[number - 1]))
                .orElse(Conversion.UNDEFINED);
    }
}
