package io.vehicleshadow.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.command.VehicleCommand;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what is asked in {@code POST /vehicles/{thing}/commands}. */
public final class CommandBody {
    private static final String CONFIRM = "confirm";
    private final SignalCatalogue catalogue;

    /** By that catalogue. */
    public CommandBody(SignalCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What a body was. */
    public sealed interface Read {
        /** A command. */
        record Readable(VehicleCommand command, boolean confirmed) implements Read {}

        /** No command. */
        record Refused(HttpAnswer answer) implements Read {}
    }

    /** @throws BadRequest if it asks nothing or confirms with anything but true or false */
    public Read read(HttpRequest request) {
        JsonNode body = request.body();
        if (body.has(CONFIRM) && !body.get(CONFIRM).isBoolean()) {
            throw new BadRequest("confirm is true or false");
        }
        TreeMap<SignalKey, SignalValue> asked = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            if (entry.getKey().equals(CONFIRM)) {
                continue;
            }
            Optional<Signal> signal =
                    catalogue.find(entry.getKey()).filter(s -> s.kind().isCommandable());
            if (signal.isEmpty()) {
                return new Read.Refused(unknown(request, entry.getKey()));
            }
            Optional<SignalValue> value = signal.get().accept(entry.getValue());
            if (value.isEmpty()) {
                return new Read.Refused(invalid(request, signal.get(), entry.getValue()));
            }
            asked.put(signal.get().key(), value.get());
        }
        if (asked.isEmpty()) {
            throw new BadRequest("The body asks for nothing; send an object such as {\"door\":\"close\"}");
        }
        return new Read.Readable(new VehicleCommand(asked), body.path(CONFIRM).asBoolean());
    }

    private HttpAnswer unknown(HttpRequest request, String key) {
        String detail =
                "There is no signal '" + shortened(key) + "' to ask for; there are " + catalogue.commandableKeys();
        return Problem.UNKNOWN_SIGNAL.answer(request, detail, json -> {
            var allowed = json.put("signal", shortened(key)).putArray("allowed");
            catalogue.commandable().forEach(signal -> allowed.add(signal.key().value()));
        });
    }

    private static HttpAnswer invalid(HttpRequest request, Signal signal, JsonNode value) {
        String detail = "'" + shortened(value.isTextual() ? value.textValue() : JsonText.write(value))
                + "' is nothing that " + signal.key() + " takes; it takes " + signal.allowedValues();
        return Problem.INVALID_VALUE.answer(request, detail, json -> {
            var allowed = json.put("signal", signal.key().value()).putArray("allowed");
            Stream.concat(
                            signal.words().stream().map(word -> word.value().text()),
                            signal.range().map(Object::toString).stream())
                    .forEach(allowed::add);
        });
    }

    private static String shortened(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }
}
