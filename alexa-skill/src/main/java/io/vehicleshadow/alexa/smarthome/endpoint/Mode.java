package io.vehicleshadow.alexa.smarthome.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.alexa.smarthome.message.HomeError;
import io.vehicleshadow.alexa.smarthome.message.Property;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.signal.AllowedWord;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A part that has one of several words, such as a door that is open or closed. A window that is raised is closed.
 *
 * <p>A value that needs the owner's word stays among the modes, so that Alexa can show that a door is open; no action
 * leads to it until the owner has allowed that.
 */
record Mode(Signal signal) implements Capability {
    private static final String MODE = "mode";
    private static final Set<String> OPEN = Set.of("open", "down");
    private static final Set<String> CLOSED = Set.of("close", "up");

    @Override
    public String namespace() {
        return "Alexa.ModeController";
    }

    @Override
    public Optional<String> instance() {
        return Optional.of(signal.key().value());
    }

    @Override
    public Optional<Signal> about() {
        return Optional.of(signal);
    }

    @Override
    public ObjectNode discovery(boolean mayOpen) {
        ObjectNode discovery = headWith(MODE);
        discovery.set(
                "capabilityResources",
                Texts.names(signal.wordings(), signal.key().value()));
        ObjectNode configuration = discovery.putObject("configuration").put("ordered", false);
        ArrayNode modes = configuration.putArray("supportedModes");
        for (AllowedWord word : signal.words()) {
            modes.addObject()
                    .put("value", mode(word.value()))
                    .set(
                            "modeResources",
                            Texts.names(word.wordings(), word.value().text()));
        }
        semantics(mayOpen).ifPresent(semantics -> discovery.set("semantics", semantics));
        return discovery;
    }

    private Optional<ObjectNode> semantics(boolean mayOpen) {
        ObjectNode semantics = Json.object();
        word(OPEN).ifPresent(word -> {
            if (mayOpen || !word.needsConfirmation()) {
                action(semantics, word, "Open", "Lower");
            }
            state(semantics, word, "Open");
        });
        word(CLOSED).ifPresent(word -> {
            action(semantics, word, "Close", "Raise");
            state(semantics, word, "Closed");
        });
        return semantics.isEmpty() ? Optional.empty() : Optional.of(semantics);
    }

    private Optional<AllowedWord> word(Set<String> words) {
        return signal.words().stream()
                .filter(word -> words.contains(word.value().text()))
                .findFirst();
    }

    /** What goes up and down is raised and lowered too. */
    private void action(ObjectNode semantics, AllowedWord word, String action, String upOrDown) {
        ObjectNode mapping = semantics.withArray("actionMappings").addObject().put("@type", "ActionsToDirective");
        ArrayNode actions = mapping.putArray("actions").add("Alexa.Actions." + action);
        if (signal.words().stream().anyMatch(other -> other.value().text().equals("up"))) {
            actions.add("Alexa.Actions." + upOrDown);
        }
        mapping.putObject("directive")
                .put("name", "SetMode")
                .putObject("payload")
                .put(MODE, mode(word.value()));
    }

    private void state(ObjectNode semantics, AllowedWord word, String state) {
        semantics
                .withArray("stateMappings")
                .addObject()
                .put("@type", "StatesToValue")
                .put("value", mode(word.value()))
                .putArray("states")
                .add("Alexa.States." + state);
    }

    private String mode(SignalValue word) {
        return signal.key() + "." + word.text();
    }

    @Override
    public List<Property> properties(VehicleState car) {
        return reported(car).map(value -> TextNode.valueOf(mode(value))).stream()
                .map(mode -> property(car, MODE, mode))
                .toList();
    }

    @Override
    public Optional<Control> control(Directive directive, Supplier<VehicleState> car) {
        if (!directive.name().equals("SetMode")) {
            return Optional.empty();
        }
        String mode = directive.payload().path(MODE).asText();
        return Optional.of(signal.words().stream()
                .filter(word -> mode(word.value()).equals(mode))
                .findFirst()
                .<Control>map(word -> new Control.Command(signal, word.value()))
                .orElseGet(() -> Control.refused(
                        HomeError.Type.INVALID_VALUE, signal.key() + " does not accept the mode '" + mode + "'")));
    }
}
