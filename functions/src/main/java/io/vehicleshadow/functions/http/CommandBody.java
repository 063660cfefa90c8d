package io.vehicleshadow.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vehicleshadow.vehicle.command.VehicleCommand;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.proof.KeyChange;
import io.vehicleshadow.vehicle.proof.Proof;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the body of {@code POST /vehicles/{thing}/commands}. */
public final class CommandBody {
    private static final String CONFIRM = "confirm";
    private static final String SIGNALS = "signals";
    private final SignalCatalogue catalogue;

    public CommandBody(SignalCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    public sealed interface Read {
        record Readable(VehicleCommand command, boolean confirmed) implements Read {}

        record Refused(APIGatewayV2HTTPResponse answer) implements Read {}
    }

    /** @throws BadRequest if it names no signal or confirms with anything but true or false */
    public Read read(HttpRequest request) {
        JsonNode body = request.body();
        if (body.has(CONFIRM) && !body.get(CONFIRM).isBoolean()) {
            throw new BadRequest("confirm must be true or false");
        }
        TreeMap<SignalKey, SignalValue> asked = new TreeMap<>();
        Collection<Map.Entry<String, JsonNode>> signals = signals(body);
        for (Map.Entry<String, JsonNode> entry : signals) {
            if (ShadowUpdate.isProof(entry.getKey())) {
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
            asked.put(signal.get().key(), changeOfKeys(signal.get(), value.get()));
        }
        if (asked.isEmpty()) {
            throw new BadRequest("The body names no signal; send an object such as {\"door\":\"close\"}");
        }
        return new Read.Readable(
                new VehicleCommand(asked, proofs(signals, asked)),
                body.path(CONFIRM).asBoolean());
    }

    /** Whether it may be is for the vehicle to say; here it only has to be one. */
    private static SignalValue changeOfKeys(Signal signal, SignalValue value) {
        if (signal.isKeys()) {
            try {
                KeyChange.read(value.text());
            } catch (IllegalArgumentException e) {
                throw new BadRequest(e.getMessage());
            }
        }
        return value;
    }

    private static SortedMap<SignalKey, String> proofs(
            Collection<Map.Entry<String, JsonNode>> signals, SortedMap<SignalKey, SignalValue> asked) {
        SortedMap<SignalKey, String> proofs = new TreeMap<>();
        for (SignalKey key : asked.keySet()) {
            signals.stream()
                    .filter(entry -> entry.getKey().equals(ShadowUpdate.proofOf(key.value())))
                    .findFirst()
                    .ifPresent(entry -> proofs.put(key, proof(entry)));
        }
        if (signals.size() != asked.size() + proofs.size()) {
            throw new BadRequest(
                    "A proof stands beside what it proves, such as {\"door\":\"open\",\"door_proof\":\"1.…\"}");
        }
        return proofs;
    }

    private static String proof(Map.Entry<String, JsonNode> entry) {
        if (!entry.getValue().isTextual()
                || Proof.read(entry.getValue().textValue()).isEmpty()) {
            throw new BadRequest(shortened(entry.getKey()) + " is not of the form of a proof (docs/proof.md)");
        }
        return entry.getValue().textValue();
    }

    /** They stand in a member of their own, or beside {@code confirm}. */
    private static Collection<Map.Entry<String, JsonNode>> signals(JsonNode body) {
        Map<String, JsonNode> beside = new LinkedHashMap<>();
        body.properties().forEach(member -> beside.put(member.getKey(), member.getValue()));
        beside.remove(CONFIRM);
        if (!body.path(SIGNALS).isObject()) {
            return beside.entrySet();
        }
        if (beside.size() > 1) {
            throw new BadRequest("The signals stand either in \"signals\" or without it, not both");
        }
        return body.get(SIGNALS).properties();
    }

    private APIGatewayV2HTTPResponse unknown(HttpRequest request, String key) {
        String detail = "No signal '" + shortened(key) + "' takes commands; these do: " + catalogue.commandableKeys();
        return Problem.UNKNOWN_SIGNAL.answer(request, detail, json -> {
            ArrayNode allowed = json.put("signal", shortened(key)).putArray("allowed");
            catalogue.commandable().forEach(signal -> allowed.add(signal.key().value()));
        });
    }

    private static APIGatewayV2HTTPResponse invalid(HttpRequest request, Signal signal, JsonNode value) {
        String detail = signal.key() + " does not accept '"
                + shortened(value.isTextual() ? value.textValue() : JsonText.write(value)) + "'; allowed: "
                + signal.allowedValues();
        return Problem.INVALID_VALUE.answer(request, detail, json -> {
            ArrayNode allowed = json.put("signal", signal.key().value()).putArray("allowed");
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
