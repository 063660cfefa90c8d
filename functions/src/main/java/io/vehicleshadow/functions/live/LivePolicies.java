package io.vehicleshadow.functions.live;

import io.vehicleshadow.vehicle.topic.PresenceTopics;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.topic.ShadowTopics;
import java.util.ArrayList;
import java.util.List;

/**
 * The IoT policies of one page: connect under just its client id, watch just its person's vehicles, publish nothing.
 *
 * <p>Source: AWS IoT developer guide, custom authentication: at most 10 documents of at most 2,048 characters.
 */
final class LivePolicies {
    static final int MOST_DOCUMENTS = 10;
    static final int MOST_CHARACTERS = 2048;
    private final String arnPrefix;

    /** @param arnPrefix such as {@code arn:aws:iot:eu-central-1:123456789012:} */
    LivePolicies(String arnPrefix) {
        this.arnPrefix = arnPrefix;
    }

    /** As many of the vehicles, in their order, as fit; at least nine, and twenty with short names. */
    List<String> documents(String clientId, List<ThingName> vehicles) {
        List<String> documents = new ArrayList<>();
        documents.add(JsonText.write(statement(document(), "iot:Connect", List.of("client/" + clientId))));
        List<ThingName> together = new ArrayList<>();
        for (ThingName vehicle : vehicles) {
            together.add(vehicle);
            if (watching(together).length() > MOST_CHARACTERS) {
                together.remove(vehicle);
                documents.add(watching(together));
                together = new ArrayList<>(List.of(vehicle));
            }
        }
        if (!together.isEmpty()) {
            documents.add(watching(together));
        }
        return documents.subList(0, Math.min(MOST_DOCUMENTS, documents.size()));
    }

    private String watching(List<ThingName> vehicles) {
        List<String> topics =
                vehicles.stream().flatMap(thing -> topics(thing).stream()).toList();
        ObjectNode document = document();
        statement(
                document,
                "iot:Subscribe",
                topics.stream().map("topicfilter/"::concat).toList());
        statement(document, "iot:Receive", topics.stream().map("topic/"::concat).toList());
        return JsonText.write(document);
    }

    private static List<String> topics(ThingName thing) {
        ShadowTopics shadow = ShadowTopics.classic(thing);
        return List.of(
                shadow.updateAccepted(),
                shadow.documents(),
                PresenceTopics.connected(thing),
                PresenceTopics.disconnected(thing));
    }

    private static ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        document.putArray("Statement");
        return document;
    }

    private ObjectNode statement(ObjectNode document, String action, List<String> resources) {
        ObjectNode statement = ((ArrayNode) document.get("Statement"))
                .addObject()
                .put("Effect", "Allow")
                .put("Action", action);
        ArrayNode array = statement.putArray("Resource");
        resources.forEach(resource -> array.add(arnPrefix + resource));
        return document;
    }
}
