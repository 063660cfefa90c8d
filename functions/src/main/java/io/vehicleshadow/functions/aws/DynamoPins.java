package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.pin.PinHash;
import io.vehicleshadow.functions.pin.PinRecord;
import io.vehicleshadow.functions.pin.PinStore;
import java.util.Map;
import java.util.Optional;

/** One item a person. */
final class DynamoPins implements PinStore {
    private static final String SORT = "PIN";
    private final Table table;

    DynamoPins(Table table) {
        this.table = table;
    }

    @Override
    public Optional<PinRecord> find(PersonId person) {
        return table.get("USER#" + person, SORT)
                .map(item -> new PinRecord(
                        new PinHash(item.bytes("salt"), (int) item.number("iterations"), item.bytes("hash")),
                        (int) item.number("tries"),
                        (int) item.numberOr("lockOuts", 0),
                        item.timeIfAny("triedAt"),
                        item.timeIfAny("lockedUntil"),
                        item.number("revision")));
    }

    @Override
    public boolean replace(PersonId person, long revision, PinRecord record) {
        Item item = Item.of("USER#" + person, SORT)
                .with("salt", record.hash().salt())
                .with("iterations", record.hash().iterations())
                .with("hash", record.hash().hash())
                .with("tries", record.tries())
                .with("lockOuts", record.lockOuts())
                .with("revision", record.revision());
        record.triedAt().ifPresent(last -> item.with("triedAt", last));
        record.lockedUntil().ifPresent(end -> item.with("lockedUntil", end));
        return revision == 0
                ? table.put(item, "attribute_not_exists(pk)", Map.of())
                : table.put(item, "revision = :seen", Map.of(":seen", Item.number(revision)));
    }
}
