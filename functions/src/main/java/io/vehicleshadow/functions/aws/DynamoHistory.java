package io.vehicleshadow.functions.aws;

import static io.vehicleshadow.functions.aws.EntryItem.partition;
import static io.vehicleshadow.functions.aws.EntryItem.sort;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.FirstRequest;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.history.Update;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.json.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Entries by time, commands also by version, what each update did by its version. */
final class DynamoHistory implements HistoryStore {
    private static final Duration KEYS_KEPT = Duration.ofHours(24);
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
    public Optional<FirstRequest> writeFirst(ThingName thing, PersonId person, String key, FirstRequest request) {
        Item item = Item.of(partition(thing), "I#" + person + "#" + key)
                .with("requestId", request.requestId())
                .with("at", request.at())
                .with("content", request.content())
                .with(Table.EXPIRES, request.at().plus(KEYS_KEPT).getEpochSecond());
        return table.putIfNew(item)
                .filter(known -> known.has("requestId"))
                .map(known -> new FirstRequest(known.text("requestId"), known.time("at"), known.text("content")));
    }

    @Override
    public boolean rebase(HistoryEntry.Command command, long base) {
        return table.updateOrGet(
                        partition(command.thing()),
                        sort(command.id()),
                        u -> u.updateExpression("SET seenVersion = :base")
                                .conditionExpression(NO_VERSION + " AND seenVersion = :seen")
                                .expressionAttributeValues(
                                        Map.of(":base", Item.number(base), ":seen", Item.number(command.base()))))
                .filter(now -> !now.has(Table.COMMAND_VERSION) && now.number("seenVersion") == base)
                .isPresent();
    }

    @Override
    public void forget(HistoryEntry.Command command) {
        table.delete(partition(command.thing()), sort(command.id()), "attribute_not_exists(commandVersion)", Map.of());
    }

    @Override
    public void attachVersion(ThingName thing, EntryId id, long version) {
        table.update(
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
    public Optional<End> end(ThingName thing, EntryId id, String signal, End end) {
        return table.updateOrGet(
                        partition(thing),
                        sort(id),
                        u -> u.updateExpression("SET signals.#signal.#end = :end")
                                .conditionExpression(
                                        "attribute_exists(signals.#signal) AND attribute_not_exists(signals.#signal.#end)")
                                .expressionAttributeNames(Map.of("#signal", signal, "#end", "end"))
                                .expressionAttributeValues(
                                        Map.of(":end", EntryItem.end(end).value())))
                .flatMap(command -> EntryItem.end(command, signal));
    }

    @Override
    public void pend(ThingName thing, EntryId id, String signal, End end) {
        String path = "signals.#signal.#pending";
        Map<String, String> names =
                new HashMap<>(Map.of("#signal", signal, "#pending", "pending", "#version", "version"));
        String earlier = "attribute_not_exists(" + path + ") OR " + path + ".#version > :version";
        if (end.by().isPresent()) {
            names.put("#by", "by");
            earlier += " OR (" + path + ".#version = :version AND attribute_not_exists(" + path + ".#by))";
        }
        String condition = "attribute_exists(signals.#signal) AND (" + earlier + ")";
        table.update(
                partition(thing),
                sort(id),
                u -> u.updateExpression("SET " + path + " = :pending")
                        .conditionExpression(condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(Map.of(
                                ":pending", EntryItem.end(end).value(), ":version", Item.number(end.version()))));
    }

    @Override
    public Optional<Update> write(ThingName thing, Update update) {
        return table.putIfNew(RecordedUpdate.of(thing, update)).map(RecordedUpdate::read);
    }

    @Override
    public void settle(ThingName thing, Update update) {
        table.update(
                partition(thing),
                RecordedUpdate.sort(update.version()),
                u -> u.updateExpression("SET unanswered = :unanswered")
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeValues(Map.of(
                                ":unanswered",
                                AttributeValue.fromS(JsonText.write(
                                        RecordedUpdate.json(update.after().orElseThrow()))))));
    }

    @Override
    public Optional<Update> update(ThingName thing, long version) {
        return table.get(partition(thing), RecordedUpdate.sort(version)).map(RecordedUpdate::read);
    }

    @Override
    public Optional<Update> updateBefore(ThingName thing, long version) {
        return version < 2 ? Optional.empty() : updates(thing, 1, version - 1, false);
    }

    @Override
    public Optional<Update> updateAfter(ThingName thing, long version) {
        return updates(thing, version + 1, Long.MAX_VALUE, true);
    }

    private Optional<Update> updates(ThingName thing, long from, long to, boolean ascending) {
        return between(
                        thing,
                        RecordedUpdate.sort(from),
                        RecordedUpdate.sort(to),
                        q -> q.scanIndexForward(ascending).limit(1))
                .stream()
                .findFirst()
                .map(RecordedUpdate::read);
    }

    private List<Item> between(ThingName thing, String from, String to, Consumer<QueryRequest.Builder> more) {
        Map<String, AttributeValue> values = Map.of(
                ":pk", AttributeValue.fromS(partition(thing)),
                ":from", AttributeValue.fromS(from),
                ":to", AttributeValue.fromS(to));
        return table.query(partition(thing), q -> {
            q.keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to").expressionAttributeValues(values);
            more.accept(q);
        });
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
        return between(thing, "H#", bound, q -> q.scanIndexForward(false).limit(limit + 1)).stream()
                .filter(item -> !item.text(Table.SORT).equals(bound))
                .limit(limit)
                .map(EntryItem::read)
                .toList();
    }

    @Override
    public List<HistoryEntry.Command> commandsSince(ThingName thing, Instant from) {
        String first = String.format("H#%013d", Math.max(0, from.toEpochMilli()));
        return between(thing, first, "H$", q -> {}).stream()
                .filter(EntryItem::isCommand)
                .map(DynamoHistory::command)
                .toList();
    }
}
