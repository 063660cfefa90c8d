package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.vehicle.ThingName;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item a vehicle. */
final class DynamoPresences implements PresenceStore {
    private static final String SORT = "PRESENCE";
    private final Table table;

    DynamoPresences(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Presence> find(ThingName thing) {
        return table.get("THING#" + thing, SORT)
                .map(item -> new Presence(
                        item.flag("connected"), item.time("since"), item.text("session"), item.number("counter")));
    }

    @Override
    public boolean replace(ThingName thing, Optional<Presence> last, Presence presence) {
        Item item = Item.of("THING#" + thing, SORT)
                .with("connected", presence.online())
                .with("since", presence.since())
                .with("session", presence.session())
                .with("counter", presence.number());
        return last.map(seen -> table.put(
                        item,
                        "connected = :connected AND since = :since",
                        Map.of(
                                ":connected", AttributeValue.fromBool(seen.online()),
                                ":since", Item.number(seen.since().toEpochMilli()))))
                .orElseGet(() -> table.put(item, "attribute_not_exists(pk)", Map.of()));
    }
}
