package io.vehicleshadow.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.label.VehicleLabel;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.AgentReport;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The body that says what is true of a vehicle. */
public final class StateJson {
    private final Catalogues catalogues;

    public StateJson(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /** @param label what its owner calls the vehicle */
    public ObjectNode of(VehicleState state, VehicleLabel label) {
        ObjectNode json =
                Json.label(state.thing(), label).put("role", state.role().name());
        json.set("presence", Json.presence(state.presence()));
        json.put("version", state.shadow().map(ShadowDocument::version).orElse(0L))
                .put("asOf", Times.text(state.asOf()));
        SignalCatalogue catalogue = catalogues.of(state.shadow().flatMap(ShadowDocument::catalogue));
        json.put("catalogue", catalogue.digest());
        state.shadow().flatMap(ShadowDocument::agent).ifPresent(agent -> json.set("agent", agent(agent)));
        ObjectNode reported = json.putObject("reported");
        state.shadow()
                .map(ShadowDocument::proofs)
                .filter(JsonNode::isObject)
                .ifPresent(proof -> json.set("proof", proof));
        ObjectNode asked = json.putObject("asked");
        ObjectNode outcomes = json.putObject("outcomes");
        state.shadow().ifPresent(shadow -> {
            shadow.readings().forEach((key, value) -> reported.set(key, reported(shadow, key, value, state.asOf())));
            shadow.requested()
                    .forEach((key, leaf) ->
                            asked.set(key, asked(catalogue.staleAt(key, leaf.writtenAt()), leaf, state.asOf())));
            shadow.outcomes()
                    .forEach((key, outcome) -> outcomes.set(key, outcome(outcome, shadow.reportedAt("outcomes", key))));
        });
        return json;
    }

    private ObjectNode agent(AgentReport agent) {
        return Json.object()
                .put("version", agent.version())
                .put("catalogue", agent.catalogue())
                .put("sameCatalogue", catalogues.find(agent.catalogue()).isPresent());
    }

    private static ObjectNode reported(ShadowDocument shadow, String key, JsonNode value, Instant asOf) {
        Instant at = shadow.reportedAt(key).orElse(asOf);
        ObjectNode json = Json.object();
        json.set("value", value);
        return json.put("at", Times.text(at))
                .put("ageSeconds", Math.max(0, Duration.between(at, asOf).toSeconds()));
    }

    private static ObjectNode asked(Optional<Instant> staleAt, DesiredLeaf leaf, Instant asOf) {
        AskedSignal asked = AskedSignal.open(leaf.value(), staleAt);
        ObjectNode json = Json.object();
        json.set("value", leaf.value());
        json.put("at", Times.text(leaf.writtenAt()))
                .put("status", CommandReport.status(asked, asOf).name());
        asked.staleAt().ifPresent(deadline -> json.put("staleAt", Times.text(deadline)));
        return json;
    }

    private static ObjectNode outcome(Outcome outcome, Optional<Instant> at) {
        ObjectNode json = Json.object().put("status", outcome.status().name());
        outcome.reason().ifPresent(reason -> json.put("reason", reason.name()));
        outcome.interlock().ifPresent(name -> json.put("interlock", name));
        json.put("version", outcome.version());
        at.ifPresent(time -> json.put("at", Times.text(time)));
        return json;
    }
}
