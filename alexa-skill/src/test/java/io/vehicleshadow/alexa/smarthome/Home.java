package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.FakeCloud;
import io.vehicleshadow.alexa.SpokenCar;
import io.vehicleshadow.alexa.VirtualTime;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.smarthome.event.EventGrants;
import io.vehicleshadow.alexa.smarthome.message.Messages;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Alexa before the smart-home skill: directives go in, answers come out and are checked against the rules of the format. */
final class Home implements AutoCloseable {
    static final ThingName CAR = new ThingName("tcu");

    final VirtualTime time = new VirtualTime();
    final LoopbackAlexa alexa = new LoopbackAlexa();
    final List<JsonNode> followUps = new ArrayList<>();
    final FakeCloud cloud;
    final FakeVoiceStore store;
    final EventGrants grants;
    final HomeParts parts;
    private final SmartHomeHandler function;

    Home() {
        this(SpokenCar.CATALOGUES);
    }

    Home(Catalogues catalogues) {
        cloud = new FakeCloud(time, catalogues);
        store = cloud.voice;
        grants = alexa.grants(store, time);
        parts = new HomeParts(
                catalogues,
                "en",
                cloud.access(),
                cloud.view(),
                cloud.askVehicle(),
                token -> token.equals("good") ? Optional.of(FakeCloud.DEMO) : Optional.empty(),
                store,
                grants,
                followUps::add,
                new Messages(() -> UUID.randomUUID().toString()),
                time);
        function = new SmartHomeHandler(parts);
    }

    Home allowingToOpen() {
        store.mayOpen.add(CAR);
        return this;
    }

    @Override
    public void close() {
        alexa.close();
    }

    static ObjectNode directive(String namespace, String name, String endpointId, String payload) {
        ObjectNode message = Json.object();
        ObjectNode directive = message.putObject("directive");
        ObjectNode header = directive.putObject("header");
        header.put("namespace", namespace).put("name", name).put("payloadVersion", "3");
        header.put("messageId", UUID.randomUUID().toString()).put("correlationToken", "correlation");
        ObjectNode endpoint = directive.putObject("endpoint").put("endpointId", endpointId);
        endpoint.putObject("scope").put("type", "BearerToken").put("token", "good");
        endpoint.putObject("cookie");
        directive.set("payload", json(payload));
        return message;
    }

    /** The directive that makes the signal so. */
    static ObjectNode making(Signal signal, SignalValue value) {
        String key = signal.key().value();
        String id = CAR + "#" + key;
        String word = value.text();
        if (signal.kind() == SignalKind.MOMENTARY) {
            return directive("Alexa.SceneController", "Activate", id, "{}");
        }
        if (value instanceof SignalValue.Quantity) {
            return directive(
                    "Alexa.ThermostatController",
                    "SetTargetTemperature",
                    id,
                    "{'targetSetpoint':{'value':" + word + ",'scale':'CELSIUS'}}");
        }
        return switch (key) {
            case "lock" -> directive("Alexa.LockController", word.equals("locked") ? "Lock" : "Unlock", "tcu", "{}");
            case "headlight" -> directive("Alexa.PowerController", word.equals("on") ? "TurnOn" : "TurnOff", id, "{}");
            case "climate" ->
                directive("Alexa.ThermostatController", "SetThermostatMode", id, "{'thermostatMode':{'value':'OFF'}}");
            default -> {
                ObjectNode mode =
                        directive("Alexa.ModeController", "SetMode", id, "{'mode':'" + key + "." + word + "'}");
                ((ObjectNode) mode.at("/directive/header")).put("instance", key);
                yield mode;
            }
        };
    }

    static ObjectNode reportState(String endpointId) {
        return directive("Alexa", "ReportState", endpointId, "{}");
    }

    static ObjectNode discover(String token) {
        ObjectNode message = directive("Alexa.Discovery", "Discover", "x", "{}");
        ObjectNode directive = (ObjectNode) message.path("directive");
        directive.remove("endpoint");
        ((ObjectNode) directive.path("header")).remove("correlationToken");
        ((ObjectNode) directive.path("payload"))
                .putObject("scope")
                .put("type", "BearerToken")
                .put("token", token);
        return message;
    }

    /** The endpoints that Alexa finds, by id. */
    Map<String, JsonNode> discovered() {
        Map<String, JsonNode> endpoints = new LinkedHashMap<>();
        send(discover("good"))
                .at("/event/payload/endpoints")
                .forEach(endpoint -> endpoints.put(endpoint.path("endpointId").asText(), endpoint));
        return endpoints;
    }

    /** The answer, which is of the right form. */
    JsonNode send(JsonNode directive) {
        JsonNode answer = sendRaw(directive);
        assertEquals(List.of(), MessageRules.wrong(answer), answer.toString());
        JsonNode token = directive.at("/directive/header/correlationToken");
        assertEquals(token, answer.at("/event/header/correlationToken"));
        return answer;
    }

    JsonNode sendRaw(JsonNode directive) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            function.handleRequest(
                    new ByteArrayInputStream(directive.toString().getBytes(StandardCharsets.UTF_8)), out, null);
            return Json.read(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(JsonNode answer) {
        return answer.at("/event/header/name").asText();
    }

    static String error(JsonNode answer) {
        return name(answer).equals("ErrorResponse")
                ? answer.at("/event/payload/type").asText()
                : "none, but " + answer;
    }

    /** The value of a property in the answer's context. */
    static JsonNode property(JsonNode answer, String name) {
        for (JsonNode property : answer.at("/context/properties")) {
            if (property.path("name").asText().equals(name)) {
                return property.path("value");
            }
        }
        throw new AssertionError("No property " + name + " in " + answer);
    }

    static JsonNode json(String text) {
        try {
            return Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
