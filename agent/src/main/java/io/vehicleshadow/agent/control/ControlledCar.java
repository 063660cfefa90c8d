package io.vehicleshadow.agent.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.EcuCondition;
import io.vehicleshadow.agent.car.TestBench;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.agent.session.ConnectionSwitch;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** A car that is changed as a JSON object says, its connection, and the loop on which both are changed. */
public record ControlledCar(Car car, ConnectionSwitch connection, Loop loop) {
    private static final String SECONDS = "seconds";
    private static final int MOST_SECONDS = 3600;

    /**
     * Does one after the other; what comes before a mistake has been done. Called on the loop.
     *
     * @throws IllegalArgumentException if something can't be done, with what would be right
     */
    void act(JsonNode wishes) {
        if (wishes == null || !wishes.isObject()) {
            throw new IllegalArgumentException("Say what to do as a JSON object, such as {\"door\":\"close\"}");
        }
        for (Map.Entry<String, JsonNode> wish : wishes.properties()) {
            switch (wish.getKey()) {
                case "connection" -> connection(wish.getValue().asText());
                case "ecu" -> ecus(wish.getValue());
                default -> bench().move(wish.getKey(), value(wish.getKey(), wish.getValue()));
            }
        }
    }

    /** The car as it is, with the control units that are broken or slow. Called on the loop. */
    ObjectNode state() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        car.read().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(signal ->
                        state.set(signal.getKey().value(), signal.getValue().json()));
        ObjectNode ecus = state.putObject("ecu");
        car.testBench().ifPresent(bench -> {
            bench.slow().forEach((key, time) -> ecus.putObject(key.value()).put(SECONDS, time.toSeconds()));
            bench.broken().forEach((key, condition) -> ecus.put(key.value(), word(condition)));
        });
        return state.put("connection", connection.isConnected() ? "up" : "down");
    }

    private void ecus(JsonNode wishes) {
        if (!wishes.isObject()) {
            throw new IllegalArgumentException("'ecu' is an object such as {\"trunk\":\"jammed\"}, not " + wishes);
        }
        wishes.properties().forEach(ecu -> {
            if (ecu.getValue().isObject()) {
                bench().slow(ecu.getKey(), time(ecu.getValue()));
            } else {
                bench().setCondition(ecu.getKey(), condition(ecu.getValue()));
            }
        });
    }

    private static Duration time(JsonNode json) {
        JsonNode seconds = json.path(SECONDS);
        if (json.size() != 1 || !seconds.isInt() || seconds.intValue() < 0 || seconds.intValue() > MOST_SECONDS) {
            throw new IllegalArgumentException(
                    "A slow ECU is {\"seconds\":12}, with a whole number of 0 to " + MOST_SECONDS + ", not " + json);
        }
        return Duration.ofSeconds(seconds.intValue());
    }

    private static String word(EcuCondition condition) {
        return condition.name().toLowerCase(Locale.ROOT);
    }

    private TestBench bench() {
        return car.testBench()
                .orElseThrow(() -> new IllegalArgumentException(
                        "This car can't be changed here, only its connection: {\"connection\":\"cut\"}"));
    }

    private void connection(String wish) {
        switch (wish) {
            case "cut" -> connection.cut();
            case "restore" -> connection.restore();
            default -> throw new IllegalArgumentException("'connection' can be cut or restore, but not '" + wish + "'");
        }
    }

    private static SignalValue value(String key, JsonNode json) {
        return SignalValue.of(json)
                .orElseThrow(() -> new IllegalArgumentException("'" + key + "' is a word or a number, not " + json));
    }

    private static EcuCondition condition(JsonNode json) {
        for (EcuCondition condition : EcuCondition.values()) {
            if (word(condition).equals(json.textValue())) {
                return condition;
            }
        }
        throw new IllegalArgumentException(
                "An ECU can be ok, jammed, silent or slow ({\"seconds\":12}), but not " + json);
    }
}
