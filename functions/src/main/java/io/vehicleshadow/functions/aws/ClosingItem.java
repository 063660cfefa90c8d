package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.history.Closing;
import io.vehicleshadow.functions.history.SeenClearing;
import io.vehicleshadow.functions.history.SeenOutcome;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.command.Reason;
import java.util.Optional;

/** The form of a closing in the table: outcomes and clearings of a signal lie together, by version. */
final class ClosingItem {
    private ClosingItem() {}

    /** The first sort key of that version. */
    static String sort(String signal, long version) {
        return "O#" + signal + "#" + String.format("%019d", version);
    }

    static Item of(ThingName thing, String signal, Closing closing) {
        String sort = sort(signal, closing.version());
        Item item = Item.of(EntryItem.partition(thing), closing instanceof SeenClearing ? sort + ".cleared" : sort)
                .with("version", closing.version())
                .with("at", closing.at())
                .with(Table.EXPIRES, closing.at().plus(EntryItem.KEPT).getEpochSecond());
        if (closing instanceof SeenOutcome seen) {
            item.with("status", seen.outcome().status().name());
            seen.outcome().reason().ifPresent(reason -> item.with("reason", reason.name()));
        }
        return item;
    }

    static Optional<Closing> read(Item item) {
        if (!item.has("status")) {
            return Optional.of(new SeenClearing(item.number("version"), item.time("at")));
        }
        Outcome outcome = new Outcome(
                CommandStatus.valueOf(item.text("status")),
                item.textIfAny("reason").map(Reason::valueOf),
                item.number("version"));
        return Optional.of(new SeenOutcome(outcome, item.time("at")));
    }
}
