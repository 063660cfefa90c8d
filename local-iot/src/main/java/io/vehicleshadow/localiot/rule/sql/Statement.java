package io.vehicleshadow.localiot.rule.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.message.TopicFilter;
import io.vehicleshadow.localiot.rule.sql.expression.Event;
import io.vehicleshadow.localiot.rule.sql.expression.Expression;
import io.vehicleshadow.localiot.rule.sql.parse.SqlProblem;
import io.vehicleshadow.localiot.rule.sql.parse.StatementParser;
import io.vehicleshadow.localiot.rule.sql.parse.StatementParser.Item;
import io.vehicleshadow.localiot.rule.sql.parse.StatementParser.Parsed;
import java.util.List;
import java.util.Optional;

/** A statement of rule SQL. Immutable. */
public final class Statement {

    private final Parsed parsed;

    private Statement(Parsed parsed) {
        this.parsed = parsed;
    }

    /** @throws SqlProblem when it is no statement that local-iot can carry out; says where */
    public static Statement parse(String sql) {
        return new Statement(StatementParser.statement(sql));
    }

    /** Which messages it is for; empty when only Basic Ingest reaches the rule. */
    public Optional<TopicFilter> from() {
        return parsed.from();
    }

    /**
     * What the statement makes of a message: empty when its condition is anything but true, undefined included, or when it
     * needs a JSON payload and there is none.
     */
    public Optional<byte[]> select(Event event) {
        boolean isReadable = !parsed.readsPayload() || !event.json().isMissingNode();
        boolean isWanted = isReadable && parsed.where().stream().allMatch(where -> isTrue(where.evaluate(event)));
        return isWanted ? Optional.of(selected(event)) : Optional.empty();
    }

    private static boolean isTrue(JsonNode value) {
        return value.isBoolean() && value.booleanValue();
    }

    private byte[] selected(Event event) {
        List<Item> items = parsed.items();
        if (items.size() == 1 && items.get(0).value() instanceof Expression.Payload && isUnnamed(items.get(0))) {
            return event.payload();
        }
        if (parsed.isValue()) {
            JsonNode value = items.get(0).value().evaluate(event);
            return value.isMissingNode() ? new byte[0] : Json.bytes(value);
        }
        ObjectNode result = Json.object();
        for (Item item : items) {
            JsonNode value = item.value().evaluate(event);
            if (isUnnamed(item)) {
                value.properties().forEach(member -> result.set(member.getKey(), member.getValue()));
            } else if (!value.isMissingNode()) {
                put(result, item.name(), value);
            }
        }
        return Json.bytes(result);
    }

    private static boolean isUnnamed(Item item) {
        return item.name().isEmpty();
    }

    private static void put(ObjectNode result, List<String> names, JsonNode value) {
        ObjectNode inner = result;
        for (String name : names.subList(0, names.size() - 1)) {
            ObjectNode next = inner.get(name) instanceof ObjectNode there ? there.deepCopy() : Json.object();
            inner.set(name, next);
            inner = next;
        }
        inner.set(names.get(names.size() - 1), value);
    }
}
