package io.vehicleshadow.functions.live;

import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse.Statement;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.topic.PresenceTopics;
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
        documents.add(document(List.of(allow("iot:Connect", "client/", List.of(clientId)))));
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
        return document(
                List.of(allow("iot:Subscribe", "topicfilter/", topics), allow("iot:Receive", "topic/", topics)));
    }

    private static List<String> topics(ThingName thing) {
        ShadowTopics shadow = ShadowTopics.classic(thing);
        return List.of(
                shadow.updateAccepted(),
                shadow.documents(),
                PresenceTopics.connected(thing),
                PresenceTopics.disconnected(thing));
    }

    private Statement allow(String action, String kind, List<String> names) {
        return Statement.builder()
                .withEffect(IamPolicyResponse.ALLOW)
                .withAction(action)
                .withResource(
                        names.stream().map(name -> arnPrefix + kind + name).toList())
                .build();
    }

    private static String document(List<Statement> statements) {
        ObjectNode document =
                JsonNodeFactory.instance.objectNode().put("Version", IamPolicyResponse.VERSION_2012_10_17);
        ArrayNode array = document.putArray("Statement");
        for (Statement statement : statements) {
            ArrayNode resources = array.addObject()
                    .put("Effect", statement.getEffect())
                    .put("Action", statement.getAction())
                    .putArray("Resource");
            statement.getResource().forEach(resources::add);
        }
        return JsonText.write(document);
    }
}
