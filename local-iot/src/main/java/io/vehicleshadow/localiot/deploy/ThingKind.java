package io.vehicleshadow.localiot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.json.Json;
import java.util.Map;
import java.util.Optional;

/** Things. */
final class ThingKind implements Kind {

    @Override
    public String type() {
        return "AWS::IoT::Thing";
    }

    @Override
    public String nameProperty() {
        return "ThingName";
    }

    @Override
    public Map<String, String> attributes(String name) {
        return Map.of("Arn", CloudTemplate.arn("thing", name));
    }

    @Override
    public Done put(ControlPlaneAddress address, String name, JsonNode properties) {
        String path = "/things/" + name;
        JsonNode wanted = properties.path("AttributePayload").path("Attributes");
        ObjectNode body = Json.object();
        body.putObject("attributePayload").set("attributes", wanted.isObject() ? wanted : Json.object());
        Optional<JsonNode> there = address.find(path);
        if (there.isEmpty()) {
            address.call("POST", path, body);
            return Done.CREATED;
        }
        if (there.get().path("attributes").equals(body.at("/attributePayload/attributes"))) {
            return Done.UNCHANGED;
        }
        address.call("PATCH", path, body);
        return Done.CHANGED;
    }

    @Override
    public void remove(ControlPlaneAddress address, String name) {
        address.delete("/things/" + name);
    }
}
