package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.proof.KeyChange;
import io.vehicleshadow.vehicle.proof.SigningKey;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A change of a vehicle's keys, signed with an owner's key. */
final class SignedKeyChange {
    private final ThingCommand command;
    private final SigningKey owner;

    /** @throws IllegalArgumentException if there is no key to sign with */
    SignedKeyChange(ThingCommand command, Optional<SigningKey> owner) {
        this.command = command;
        this.owner = owner.orElseThrow(() -> new IllegalArgumentException(
                "an owner's key signs this, and there is none here: make one with " + command.hint("key make")));
    }

    /** What the vehicle has answered, or not yet. */
    record Answer(JsonNode json, String told) {
        int exitCode() {
            return json.path("status").asText().equals("SUCCEEDED") ? PersonCommand.DONE : PersonCommand.REFUSED;
        }
    }

    Answer make(KeyChange change) throws IOException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(Signal.KEYS, change.text());
        Signal keys = command.catalogue().find(Signal.KEYS).orElseThrow();
        Signing.sign(owner, command.thing(), keys, new SignalValue.Word(change.text()), body);
        JsonNode json = command.good(
                        command.api().send("POST", command.path() + "/commands", body, Map.of("Prefer", "wait=10")))
                .at("/signals/" + Signal.KEYS);
        String told = command.words().signal(Signal.KEYS, json);
        return new Answer(json, told.substring(told.lastIndexOf(": ") + 2));
    }
}
