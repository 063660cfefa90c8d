package io.vehicleshadow.localiot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.json.Json;
import java.util.Map;
import java.util.Optional;

/** Types of things. Their properties can't be changed, as in AWS. */
final class ThingTypeKind implements Kind {

    @Override
    public String type() {
        return "AWS::IoT::ThingType";
    }

    @Override
    public String nameProperty() {
        return "ThingTypeName";
    }

    @Override
    public Map<String, String> attributes(String name) {
        return Map.of("Arn", CloudTemplate.arn("thingtype", name));
    }

    @Override
    public Done put(ControlPlaneAddress address, String name, JsonNode properties) {
        String path = "/thing-types/" + name;
        Optional<JsonNode> there = address.find(path);
        ObjectNode body = Json.object();
        ObjectNode wanted = body.putObject("thingTypeProperties");
        JsonNode given = properties.path("ThingTypeProperties");
        if (given.has("ThingTypeDescription")) {
            wanted.set("thingTypeDescription", given.path("ThingTypeDescription"));
        }
        if (given.has("SearchableAttributes")) {
            wanted.set("searchableAttributes", given.path("SearchableAttributes"));
        }
        address.call("POST", path, body);
        return there.isEmpty() ? Done.CREATED : Done.UNCHANGED;
    }

    @Override
    public void remove(ControlPlaneAddress address, String name) {
        String path = "/thing-types/" + name;
        if (address.find(path).isPresent()) {
            address.call("POST", path + "/deprecate", Json.object());
            address.delete(path);
        }
    }
}
