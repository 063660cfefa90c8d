package io.vehicleshadow.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.label.VehicleLabel;
import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.functions.view.VehicleSummary;
import io.vehicleshadow.functions.withdraw.WithdrawResult;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The bodies of the OpenAPI document. */
public final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static <T> ObjectNode list(String name, List<T> elements, Function<T, JsonNode> encode) {
        ObjectNode json = object();
        ArrayNode array = json.putArray(name);
        elements.forEach(element -> array.add(encode.apply(element)));
        return json;
    }

    public static ObjectNode vehicle(VehicleSummary vehicle) {
        ObjectNode json = label(vehicle.grant().thing(), vehicle.label())
                .put("role", vehicle.grant().role().name());
        json.set("presence", presence(vehicle.presence()));
        return json;
    }

    public static ObjectNode label(ThingName thing, VehicleLabel label) {
        ObjectNode json = object().put("thing", thing.value());
        if (!label.name().isEmpty()) {
            json.put("name", label.name());
        }
        if (!label.plate().isEmpty()) {
            json.put("plate", label.plate());
        }
        return json;
    }

    static ObjectNode presence(Optional<Presence> presence) {
        ObjectNode json = object().put(
                        "state",
                        presence.map(p -> p.online() ? "ONLINE" : "OFFLINE").orElse("UNKNOWN"));
        presence.ifPresent(p -> json.put("since", Times.text(p.since())));
        return json;
    }

    public static ObjectNode command(CommandReport report) {
        HistoryEntry.Command command = report.command();
        ObjectNode json = object().put("thing", command.thing().value())
                .put("version", command.version())
                .put("at", Times.text(command.at()));
        asker(json, command);
        json.set("signals", signals(command, report.asOf()));
        return json;
    }

    public static ObjectNode withdrawal(ThingName thing, SignalKey signal, WithdrawResult.Withdrawn done) {
        ObjectNode json = object().put("thing", thing.value()).put("signal", signal.value());
        json.set("value", done.value());
        return json.put("status", done.status().name()).put("version", done.version());
    }

    /** @param names what people are known by, where that is not their id */
    public static ObjectNode entry(HistoryEntry entry, Instant now, Map<PersonId, String> names) {
        ObjectNode json = object().put("id", entry.id().value()).put("at", Times.text(entry.at()));
        if (entry.version() > 0) {
            json.put("version", entry.version());
        }
        if (entry instanceof HistoryEntry.Command command) {
            asker(json.put("kind", "COMMAND"), command);
            command.by().map(names::get).ifPresent(name -> json.put("byName", name));
            json.set("signals", signals(command, now));
            return json;
        }
        if (entry instanceof HistoryEntry.ByHand change) {
            ObjectNode signals = json.put("kind", "BY_HAND").putObject("signals");
            new TreeMap<>(change.values())
                    .forEach((key, value) -> signals.putObject(key).set("value", value));
            return json;
        }
        throw new IllegalStateException(entry.toString());
    }

    public static ObjectNode driver(Grant grant) {
        ObjectNode json = object().put("user", grant.person().value());
        grant.name().ifPresent(name -> json.put("name", name));
        return json.put("role", grant.role().name()).put("since", Times.text(grant.since()));
    }

    public static ObjectNode me(PersonId person, boolean pinSet, Optional<Instant> lockedUntil) {
        ObjectNode json = object().put("user", person.value());
        ObjectNode pin = json.putObject("pin").put("set", pinSet);
        lockedUntil.ifPresent(end -> pin.put("lockedUntil", Times.text(end)));
        return json;
    }

    private static void asker(ObjectNode json, HistoryEntry.Command command) {
        command.by().ifPresent(person -> json.put("by", person.value()));
        json.put("channel", command.channel().kind().name());
        command.channel().app().ifPresent(app -> json.put("app", app));
    }

    private static ObjectNode signals(HistoryEntry.Command command, Instant now) {
        ObjectNode json = object();
        new TreeMap<>(command.signals()).forEach((key, signal) -> json.set(key, signal(command, signal, now)));
        return json;
    }

    private static ObjectNode signal(HistoryEntry.Command command, AskedSignal signal, Instant now) {
        ObjectNode json = object();
        json.set("value", signal.value());
        json.put("status", CommandReport.status(signal, now).name());
        signal.staleAt().ifPresent(deadline -> json.put("staleAt", Times.text(deadline)));
        signal.end().ifPresent(end -> {
            end.reason().ifPresent(reason -> json.put("reason", reason.name()));
            end.interlock().ifPresent(name -> json.put("interlock", name));
            end.by().ifPresent(person -> json.put("withdrawnBy", person.value()));
            if (end.isAnswer()) {
                long millis =
                        Math.max(0, Duration.between(command.at(), end.at()).toMillis());
                json.put("answeredAt", Times.text(end.at())).put("seconds", millis / 1000.0);
            }
        });
        return json;
    }
}
