package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.voice.Turn;
import io.vehicleshadow.functions.voice.VoiceStore;
import io.vehicleshadow.vehicle.ThingName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What voice keeps, in the one table. */
final class DynamoVoice implements VoiceStore {
    private static final String SWITCH = "VOICE";
    private static final String GRANT = "ALEXA";
    private static final Duration KEPT = Duration.ofHours(1);
    private final Table table;
    private final AccessNews news;

    DynamoVoice(Table table, AccessNews news) {
        this.table = table;
        this.news = news;
    }

    @Override
    public boolean mayOpen(ThingName thing) {
        return table.get("THING#" + thing, SWITCH)
                .filter(item -> item.has("mayOpen"))
                .isPresent();
    }

    @Override
    public void setMayOpen(ThingName thing, boolean allowed) {
        if (allowed) {
            table.put(Item.of("THING#" + thing, SWITCH).with("mayOpen", true));
        } else {
            table.delete("THING#" + thing, SWITCH, "attribute_exists(pk)", Map.of());
        }
        news.changed(thing);
    }

    @Override
    public Instant firstDelivery(String messageId, Instant now) {
        Item item = Item.of("MESSAGE#" + messageId, GRANT)
                .with("at", now)
                .with(Table.EXPIRES, now.plus(KEPT).getEpochSecond());
        return table.putIfNew(item).map(known -> known.time("at")).orElse(now);
    }

    @Override
    public Optional<byte[]> grant(PersonId person) {
        return table.get("USER#" + person, GRANT).map(item -> item.bytes("grant"));
    }

    @Override
    public void keepGrant(PersonId person, byte[] grant) {
        table.put(Item.of("USER#" + person, GRANT).with("grant", grant));
    }

    @Override
    public void forgetGrant(PersonId person) {
        table.delete("USER#" + person, GRANT, "attribute_exists(pk)", Map.of());
    }

    @Override
    public long lastTold(PersonId person, ThingName thing, String what) {
        return table.get("USER#" + person, told(thing, what))
                .map(item -> item.number("version"))
                .orElse(0L);
    }

    @Override
    public void noteTold(PersonId person, ThingName thing, String what, long version) {
        Item item = Item.of("USER#" + person, told(thing, what)).with("version", version);
        table.put(item, "attribute_not_exists(pk) OR version < :version", Map.of(":version", Item.number(version)));
    }

    @Override
    public Turn turn(PersonId person, ThingName thing) {
        return table.get("USER#" + person, turn(thing))
                .map(item -> new Turn(item.number("revision"), item.number("upTo"), item.timeIfAny("takenUntil")))
                .orElse(Turn.NONE);
    }

    @Override
    public boolean replace(PersonId person, ThingName thing, Turn seen, Turn next) {
        Item item = Item.of("USER#" + person, turn(thing))
                .with("revision", next.revision())
                .with("upTo", next.upTo());
        next.takenUntil().ifPresent(end -> item.with("takenUntil", end));
        return seen.revision() == 0
                ? table.put(item, "attribute_not_exists(pk)", Map.of())
                : table.put(item, "revision = :seen", Map.of(":seen", Item.number(seen.revision())));
    }

    private static String turn(ThingName thing) {
        return "TURN#" + thing;
    }

    private static String told(ThingName thing, String what) {
        return "TOLD#" + thing + "#" + what;
    }
}
