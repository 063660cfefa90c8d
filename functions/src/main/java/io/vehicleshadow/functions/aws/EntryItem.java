package io.vehicleshadow.functions.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The form of a history entry in the table. */
final class EntryItem {
    /** How long history is kept. */
    static final Duration KEPT = Duration.ofDays(90);

    private EntryItem() {}

    static String partition(ThingName thing) {
        return "THING#" + thing;
    }

    static String sort(EntryId id) {
        return "H#" + id;
    }

    static Item of(HistoryEntry entry) {
        Item item = Item.of(partition(entry.thing()), sort(entry.id()))
                .with("thing", entry.thing().value())
                .with("at", entry.at())
                .with(Table.EXPIRES, entry.at().plus(KEPT).getEpochSecond());
        if (entry instanceof HistoryEntry.Command command) {
            return command(item, command);
        }
        if (entry instanceof HistoryEntry.ByHand change) {
            return byHand(item, change);
        }
        throw new IllegalStateException(entry.toString());
    }

    static boolean isCommand(Item item) {
        return !item.has("values");
    }

    static HistoryEntry read(Item item) {
        EntryId id = new EntryId(item.text(Table.SORT).substring(2));
        ThingName thing = new ThingName(item.text("thing"));
        if (!isCommand(item)) {
            Map<String, JsonNode> values = new LinkedHashMap<>();
            item.map("values")
                    .attributes()
                    .keySet()
                    .forEach(key -> values.put(key, item.map("values").json(key)));
            return new HistoryEntry.ByHand(id, thing, item.time("at"), item.number("version"), values);
        }
        Map<String, AskedSignal> signals = new LinkedHashMap<>();
        Item written = item.map("signals");
        written.attributes().keySet().forEach(key -> signals.put(key, signal(written.map(key))));
        return new HistoryEntry.Command(
                id,
                thing,
                item.time("at"),
                item.textIfAny("by").map(PersonId::new),
                new Channel(Channel.Kind.valueOf(item.text("channel")), item.textIfAny("app")),
                item.number("seenVersion"),
                item.numberOr(Table.COMMAND_VERSION, 0),
                signals);
    }

    static Item end(End end) {
        Item item = Item.empty()
                .with("status", end.status().name())
                .with("at", end.at())
                .with("version", end.version());
        end.reason().ifPresent(reason -> item.with("reason", reason.name()));
        end.interlock().ifPresent(name -> item.with("interlock", name));
        end.by().ifPresent(person -> item.with("by", person.value()));
        return item;
    }

    private static Item command(Item item, HistoryEntry.Command command) {
        Item signals = Item.empty();
        command.signals().forEach((key, signal) -> {
            Item asked = Item.empty().with("value", signal.value());
            signal.staleAt().ifPresent(deadline -> asked.with("staleAt", deadline));
            signal.end().ifPresent(end -> asked.with("end", end(end)));
            signal.pending().ifPresent(end -> asked.with("pending", end(end)));
            signals.with(key, asked);
        });
        item.with("channel", command.channel().kind().name())
                .with("seenVersion", command.base())
                .with("signals", signals);
        command.channel().app().ifPresent(app -> item.with("app", app));
        command.by().ifPresent(person -> item.with("by", person.value()));
        return command.version() > 0 ? item.with(Table.COMMAND_VERSION, command.version()) : item;
    }

    private static Item byHand(Item item, HistoryEntry.ByHand change) {
        Item values = Item.empty();
        change.values().forEach((key, value) -> values.with(key, value));
        return item.with("version", change.version()).with("values", values);
    }

    private static AskedSignal signal(Item item) {
        Optional<End> pending = endIfAny(item, "pending");
        return new AskedSignal(
                item.json("value"),
                item.timeIfAny("staleAt"),
                endIfAny(item, "end").map(end -> withName(end, pending)),
                pending);
    }

    /** Who withdrew it is noted beside the end. */
    private static End withName(End end, Optional<End> pending) {
        return end.status() == CommandStatus.WITHDRAWN && end.by().isEmpty() ? end.by(pending.flatMap(End::by)) : end;
    }

    private static Optional<End> endIfAny(Item item, String name) {
        return item.has(name) ? Optional.of(readEnd(item.map(name))) : Optional.empty();
    }

    /** The end of one signal, as it stands in a command's item. */
    static Optional<End> end(Item command, String signal) {
        Item signals = command.map("signals");
        return signals.has(signal) ? signal(signals.map(signal)).end() : Optional.empty();
    }

    private static End readEnd(Item item) {
        return new End(
                CommandStatus.valueOf(item.text("status")),
                item.textIfAny("reason").map(Reason::valueOf),
                item.textIfAny("interlock"),
                item.time("at"),
                item.textIfAny("by").map(PersonId::new),
                item.numberOr("version", 0));
    }
}
