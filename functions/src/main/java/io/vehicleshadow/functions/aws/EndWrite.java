package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.vehicle.command.CommandStatus;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The update that notes an end where none is noted that it does not replace: {@link End#replaces} for the database. */
record EndWrite(String signal, End end) {
    private static final String PATH = "signals.#signal.#end";
    private static final String NO_ANSWER = PATH + ".#status IN (:superseded, :withdrawn)";

    void describe(UpdateItemRequest.Builder update) {
        Map<String, String> names = new HashMap<>(Map.of("#signal", signal, "#end", "end", "#version", "version"));
        Map<String, AttributeValue> values =
                new HashMap<>(Map.of(":end", EntryItem.end(end).value(), ":version", Item.number(end.version())));
        String condition = "attribute_not_exists(" + PATH + ") OR " + PATH + ".#version > :version";
        if (!end.isAnswer()) {
            names.put("#status", "status");
            values.put(":superseded", AttributeValue.fromS(CommandStatus.SUPERSEDED.name()));
            values.put(":withdrawn", AttributeValue.fromS(CommandStatus.WITHDRAWN.name()));
            condition += " OR (" + PATH + ".#version = :version AND (" + inTheSameVersion(names) + "))";
        }
        update.updateExpression("SET " + PATH + " = :end")
                .conditionExpression("attribute_exists(pk) AND (" + condition + ")")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
    }

    private String inTheSameVersion(Map<String, String> names) {
        if (end.by().isEmpty()) {
            return "NOT " + NO_ANSWER;
        }
        names.put("#by", "by");
        return "NOT " + NO_ANSWER + " OR attribute_not_exists(" + PATH + ".#by)";
    }
}
