package io.vehicleshadow.vehicle.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.command.VehicleCommand;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;

/** A request to change a shadow, built section by section. Not thread-safe. */
public final class ShadowUpdate {
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    /** Requests every value of the command. */
    public ShadowUpdate request(VehicleCommand command) {
        command.requested().forEach((key, value) -> section("desired").set(key.value(), value.json()));
        return this;
    }

    /** Withdraws a request, or clears an answered one. The key may be any that a writer came up with. */
    public ShadowUpdate clear(String key) {
        section("desired").putNull(key);
        return this;
    }

    /** Reports a signal's value. */
    public ShadowUpdate report(SignalKey key, SignalValue value) {
        section("reported").set(key.value(), value.json());
        return this;
    }

    /** Reports what the vehicle's agent says of itself. */
    public ShadowUpdate agent(AgentReport agent) {
        section("reported").set("agent", agent.json());
        return this;
    }

    /** Reports how a request was answered. The key may be any that a writer came up with. */
    public ShadowUpdate outcome(String key, Outcome outcome) {
        outcomes().set(key, outcome.json());
        return this;
    }

    /** Forgets the outcome of a signal. */
    public ShadowUpdate forgetOutcome(String key) {
        outcomes().putNull(key);
        return this;
    }

    /** Makes the update conditional: the service answers 409 if the shadow has another version by then. */
    public ShadowUpdate onlyIfVersion(long version) {
        root.put("version", version);
        return this;
    }

    /** Marks the update, so that its answer can be told from others. */
    public ShadowUpdate token(ClientToken token) {
        root.put("clientToken", token.value());
        return this;
    }

    /** Whether nothing has been put in. */
    public boolean isEmpty() {
        return root.path("state").isEmpty();
    }

    /** The request as JSON. */
    public JsonNode json() {
        return root.deepCopy();
    }

    /** The request as the bytes to send. */
    public byte[] bytes() {
        return JsonText.bytes(root);
    }

    private ObjectNode outcomes() {
        return child(section("reported"), "outcomes");
    }

    private ObjectNode section(String name) {
        return child(child(root, "state"), name);
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode child ? child : parent.putObject(name);
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
