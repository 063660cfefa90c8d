package io.vehicleshadow.functions.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.Unanswered;
import io.vehicleshadow.functions.history.Unanswered.Request;
import io.vehicleshadow.functions.history.Update;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The form of an update in the table: one item for each version in which requests are concerned. */
final class RecordedUpdate {
    static final String AFTER = "unanswered";

    private RecordedUpdate() {}

    static String sort(long version) {
        return "U#" + String.format("%019d", version);
    }

    static Item of(ThingName thing, Update update) {
        ObjectNode requested = object();
        update.requested().forEach(requested::set);
        ObjectNode outcomes = object();
        update.outcomes().forEach((signal, outcome) -> outcomes.set(signal, outcome.json()));
        ObjectNode answered = object();
        update.answered().forEach(answered::put);
        ObjectNode cleared = object();
        update.cleared().forEach(cleared::putNull);
        Item item = Item.of(EntryItem.partition(thing), sort(update.version()))
                .with("version", update.version())
                .with("at", update.at())
                .with("writtenAt", update.writtenAt())
                .with("first", update.first())
                .with("answered", answered)
                .with("requested", requested)
                .with("cleared", cleared)
                .with("outcomes", outcomes)
                .with(Table.EXPIRES, update.at().plus(EntryItem.KEPT).getEpochSecond());
        update.token().ifPresent(token -> item.with("token", token));
        update.command().ifPresent(id -> item.with("command", id.value()));
        update.after().ifPresent(after -> item.with(AFTER, json(after)));
        return item;
    }

    static Update read(Item item) {
        Map<String, JsonNode> requested = new LinkedHashMap<>();
        item.json("requested").properties().forEach(entry -> requested.put(entry.getKey(), entry.getValue()));
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        item.json("outcomes")
                .properties()
                .forEach(entry -> outcomes.put(
                        entry.getKey(), Outcome.read(entry.getValue()).orElseThrow()));
        Map<String, Long> answered = new LinkedHashMap<>();
        item.json("answered")
                .properties()
                .forEach(entry -> answered.put(entry.getKey(), entry.getValue().asLong()));
        Set<String> cleared = new TreeSet<>();
        item.json("cleared").properties().forEach(entry -> cleared.add(entry.getKey()));
        return new Update(
                item.number("version"),
                item.time("at"),
                item.time("writtenAt"),
                item.flag("first"),
                answered,
                item.textIfAny("token"),
                requested,
                cleared,
                outcomes,
                item.textIfAny("command").map(EntryId::new),
                item.has(AFTER) ? Optional.of(unanswered(item.json(AFTER))) : Optional.empty());
    }

    static JsonNode json(Unanswered unanswered) {
        ObjectNode json = object();
        unanswered.bySignal().forEach((signal, requests) -> {
            ArrayNode list = json.putArray(signal);
            requests.forEach(request -> list.add(json(request)));
        });
        return json;
    }

    private static ObjectNode json(Request request) {
        ObjectNode json = object().put("version", request.version())
                .put("id", request.id().value())
                .put("at", request.at().toEpochMilli());
        request.pending()
                .ifPresent(end -> json.putObject("pending")
                        .put("status", end.status().name())
                        .put("at", end.at().toEpochMilli())
                        .put("version", end.version()));
        return json;
    }

    private static Unanswered unanswered(JsonNode json) {
        Map<String, List<Request>> bySignal = new LinkedHashMap<>();
        json.properties().forEach(entry -> {
            List<Request> requests = new ArrayList<>();
            entry.getValue().forEach(request -> requests.add(request(request)));
            bySignal.put(entry.getKey(), requests);
        });
        return new Unanswered(bySignal);
    }

    private static Request request(JsonNode json) {
        return new Request(
                json.path("version").asLong(),
                new EntryId(json.path("id").asText()),
                Instant.ofEpochMilli(json.path("at").asLong()),
                json.has("pending") ? Optional.of(pending(json.path("pending"))) : Optional.empty());
    }

    private static End pending(JsonNode json) {
        return new End(
                CommandStatus.valueOf(json.path("status").asText()),
                Optional.empty(),
                Optional.empty(),
                Instant.ofEpochMilli(json.path("at").asLong()),
                Optional.empty(),
                json.path("version").asLong());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
