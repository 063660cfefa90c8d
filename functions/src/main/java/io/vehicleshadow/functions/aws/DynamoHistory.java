package io.vehicleshadow.functions.aws;

import static io.vehicleshadow.functions.aws.EntryItem.partition;
import static io.vehicleshadow.functions.aws.EntryItem.sort;

import io.vehicleshadow.functions.history.Closing;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.vehicle.ThingName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Entries by time, commands also by version, closings by signal and version. */
final class DynamoHistory implements HistoryStore {
    private static final String NEW = "attribute_not_exists(pk)";
    private static final String NO_VERSION = "attribute_exists(pk) AND attribute_not_exists(commandVersion)";
    private static final String NO_OTHER_VERSION =
            "attribute_exists(pk)" + " AND (attribute_not_exists(commandVersion) OR commandVersion = :version)";
    private final Table table;

    DynamoHistory(Table table) {
        this.table = table;
    }

    @Override
    public Optional<HistoryEntry.Command> writeAsked(HistoryEntry.Command command) {
        return table.putIfNew(EntryItem.of(command)).map(DynamoHistory::command);
    }

    @Override
    public void rebase(HistoryEntry.Command command, long base) {
        table.update(
                partition(command.thing()),
                sort(command.id()),
                u -> u.updateExpression("SET seenVersion = :base")
                        .conditionExpression(NO_VERSION)
                        .expressionAttributeValues(Map.of(":base", Item.number(base))));
    }

    @Override
    public void forget(HistoryEntry.Command command) {
        table.delete(partition(command.thing()), sort(command.id()), "attribute_not_exists(commandVersion)", Map.of());
    }

    @Override
    public boolean attachVersion(ThingName thing, EntryId id, long version) {
        return table.updateIfThere(
                partition(thing),
                sort(id),
                u -> u.updateExpression("SET commandVersion = :version")
                        .conditionExpression(NO_OTHER_VERSION)
                        .expressionAttributeValues(Map.of(":version", Item.number(version))));
    }

    @Override
    public Optional<HistoryEntry.Command> find(ThingName thing, EntryId id) {
        return table.get(partition(thing), sort(id))
                .filter(EntryItem::isCommand)
                .map(DynamoHistory::command);
    }

    private static HistoryEntry.Command command(Item item) {
        return (HistoryEntry.Command) EntryItem.read(item);
    }

    @Override
    public Optional<HistoryEntry.Command> byVersion(ThingName thing, long version) {
        return commands(thing, "pk = :pk AND commandVersion = :version", Map.of(":version", Item.number(version)), 1)
                .stream()
                .findFirst();
    }

    @Override
    public List<HistoryEntry.Command> commandsBefore(ThingName thing, long version, int limit) {
        return commands(
                thing, "pk = :pk AND commandVersion < :version", Map.of(":version", Item.number(version)), limit);
    }

    private List<HistoryEntry.Command> commands(
            ThingName thing, String condition, Map<String, AttributeValue> more, int limit) {
        Map<String, AttributeValue> values = new HashMap<>(more);
        values.put(":pk", AttributeValue.fromS(partition(thing)));
        return table
                .query(
                        partition(thing),
                        q -> q.indexName(Table.BY_VERSION)
                                .keyConditionExpression(condition)
                                .expressionAttributeValues(values)
                                .scanIndexForward(false)
                                .limit(limit))
                .stream()
                .map(EntryItem::read)
                .map(HistoryEntry.Command.class::cast)
                .toList();
    }

    @Override
    public void end(HistoryEntry.Command command, String signal, End end) {
        table.update(partition(command.thing()), sort(command.id()), u -> new EndWrite(signal, end).describe(u));
    }

    @Override
    public void writeClosing(ThingName thing, String signal, Closing closing) {
        table.put(ClosingItem.of(thing, signal, closing), NEW, Map.of());
    }

    @Override
    public List<Closing> closings(ThingName thing, String signal, long fromVersion) {
        Map<String, AttributeValue> values = Map.of(
                ":pk", AttributeValue.fromS(partition(thing)),
                ":from", AttributeValue.fromS(ClosingItem.sort(signal, fromVersion)),
                ":to", AttributeValue.fromS(ClosingItem.sort(signal, Long.MAX_VALUE)));
        return table
                .query(
                        partition(thing),
                        q -> q.keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                                .expressionAttributeValues(values))
                .stream()
                .flatMap(item -> ClosingItem.read(item).stream())
                .toList();
    }

    @Override
    public void writeOnce(String documentMark, HistoryEntry entry) {
        Item mark = Item.of(partition(entry.thing()), "D#" + documentMark)
                .with(Table.EXPIRES, entry.at().plus(EntryItem.KEPT).getEpochSecond());
        table.together(List.of(once(mark), once(EntryItem.of(entry))));
    }

    private TransactWriteItem once(Item item) {
        return TransactWriteItem.builder()
                .put(p -> p.tableName(table.name()).item(item.attributes()).conditionExpression(NEW))
                .build();
    }

    @Override
    public List<HistoryEntry> page(ThingName thing, Optional<EntryId> before, int limit) {
        // The greatest sort key below "before": BETWEEN includes its bounds, so the bound itself is left out after.
        String bound = before.map(EntryItem::sort).orElse("H$");
        Map<String, AttributeValue> values = Map.of(
                ":pk", AttributeValue.fromS(partition(thing)),
                ":from", AttributeValue.fromS("H#"),
                ":to", AttributeValue.fromS(bound));
        return table
                .query(
                        partition(thing),
                        q -> q.keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                                .expressionAttributeValues(values)
                                .scanIndexForward(false)
                                .limit(limit + 1))
                .stream()
                .filter(item -> !item.text(Table.SORT).equals(bound))
                .limit(limit)
                .map(EntryItem::read)
                .toList();
    }
}
