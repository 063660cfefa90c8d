package io.vehicleshadow.functions;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.AgentReport;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;

/** A vehicle at the other end of a shadow, as the contract wants it. */
public final class FakeVehicle {
    private final FakeShadows shadows;

    public FakeVehicle(FakeShadows shadows) {
        this.shadows = shadows;
    }

    /** Answers every request at once, conditional on the version it saw. */
    public void obeyAtOnce() {
        shadows.onDocuments(event -> {
            if (!event.at("/current/state/desired").isEmpty()) {
                obey();
            }
        });
    }

    private void obey() {
        ShadowDocument seen = shadows.get(new ThingName("tcu")).orElseThrow();
        ShadowUpdate update = new ShadowUpdate().onlyIfVersion(seen.version());
        seen.requested()
                .forEach((key, leaf) -> update.outcome(key, Outcome.succeeded(seen.version()))
                        .clear(key)
                        .report(new SignalKey(key), SignalValue.of(leaf.value()).orElseThrow()));
        if (!seen.requested().isEmpty() && shadows.write(update.json()).isEmpty()) {
            obey();
        }
    }

    /** Closes a request, clearing it. */
    public void answer(String key, JsonNode value, Outcome outcome) {
        ShadowUpdate update = new ShadowUpdate().outcome(key, outcome).clear(key);
        if (outcome.status() == CommandStatus.SUCCEEDED) {
            update.report(new SignalKey(key), SignalValue.of(value).orElseThrow());
        }
        shadows.write(update.json());
    }

    /** Connects with an agent that goes by that catalogue. */
    public void connect(String catalogue) {
        shadows.write(
                new ShadowUpdate().agent(new AgentReport("1.2.3", catalogue)).json());
    }

    /** Reports a value by itself. */
    public void report(String key, String value) {
        shadows.write(new ShadowUpdate()
                .report(new SignalKey(key), new SignalValue.Word(value))
                .json());
    }
}
