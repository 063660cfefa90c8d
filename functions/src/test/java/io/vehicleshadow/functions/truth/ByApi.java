package io.vehicleshadow.functions.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Over the HTTP API; some requests are delivered twice. */
final class ByApi implements Way {
    private final Cloud cloud;
    private final Told told;
    private final Random random;

    ByApi(Cloud cloud, Told told, Random random) {
        this.cloud = cloud;
        this.told = told;
        this.random = random;
    }

    @Override
    public void request(PersonId person, String signal, JsonNode value, Duration wait) {
        String body = "{\"confirm\":true,\"" + signal + "\":" + value + "}";
        ObjectNode event = cloud.event(person.value(), "POST /vehicles/tcu/commands", body);
        ((ObjectNode) event.get("headers")).put("prefer", "wait=" + wait.toSeconds());
        String id = event.at("/requestContext/requestId").asText();
        Instant at = Instant.ofEpochMilli(event.at("/requestContext/timeEpoch").asLong());
        EntryId request = EntryId.ofRequest(at, person.value(), "tcu", id);
        int deliveries = random.nextInt(5) == 0 ? 2 : 1;
        for (int delivery = 0; delivery < deliveries; delivery++) {
            Cloud.Answer answer = cloud.call(event);
            if (answer.status() == 200 || answer.status() == 202) {
                told.sent(request, answer.body());
            } else if (deliveries == 1 && !answer.body().path("mayHaveHappened").asBoolean()) {
                told.refused(request);
            }
        }
    }

    @Override
    public void withdraw(PersonId person, String signal) {
        told.withdrawal(
                signal,
                cloud.call(person.value(), "DELETE /vehicles/tcu/commands/" + signal)
                        .body());
    }

    /** At any command, and at the last of the history. */
    @Override
    public void look(PersonId person) {
        List<Long> requests = List.copyOf(told.requests());
        if (!requests.isEmpty()) {
            Cloud.Answer answer = command(requests.get(random.nextInt(requests.size())));
            if (answer.status() == 200) {
                told.command(answer.body());
            }
        }
        commands(history("50")).forEach(told::command);
    }

    /** Looks at everything, and compares it with the documents. */
    void lookAtEverything() {
        Map<Long, JsonNode> entries = new TreeMap<>();
        String before = "";
        do {
            JsonNode page = history("100" + before);
            for (JsonNode entry : commands(page)) {
                told.isOne(entry, entries.put(entry.path("version").asLong(), entry));
            }
            before = page.has("next") ? "&before=" + page.path("next").asText() : "";
        } while (!before.isEmpty());
        entries.forEach((version, entry) -> {
            told.command(entry);
            told.command(command(version).body());
        });
        told.check(entries);
    }

    private Cloud.Answer command(long version) {
        return cloud.call("demo", "GET /vehicles/tcu/commands/" + version);
    }

    private JsonNode history(String query) {
        return cloud.call("demo", "GET /vehicles/tcu/history?limit=" + query).body();
    }

    private static List<JsonNode> commands(JsonNode page) {
        List<JsonNode> commands = new ArrayList<>();
        page.path("entries").forEach(entry -> {
            if (entry.path("kind").asText().equals("COMMAND")
                    && entry.path("version").asLong() > 0) {
                commands.add(entry);
            }
        });
        return commands;
    }
}
