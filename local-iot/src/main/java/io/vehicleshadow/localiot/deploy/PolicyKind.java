package io.vehicleshadow.localiot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.json.Json;
import java.util.Map;
import java.util.Optional;

/** Policies: a changed document becomes a new default version, for which the oldest goes if there is no room. */
final class PolicyKind implements Kind {

    private static final Versions VERSIONS = new Versions("/version", "policyVersions", "versionId");

    @Override
    public String type() {
        return "AWS::IoT::Policy";
    }

    @Override
    public String nameProperty() {
        return "PolicyName";
    }

    @Override
    public Map<String, String> attributes(String name) {
        return Map.of("Arn", CloudTemplate.arn("policy", name));
    }

    @Override
    public Done put(ControlPlaneAddress address, String name, JsonNode properties) {
        String path = path(name);
        JsonNode given = properties.path("PolicyDocument");
        String document = given.isTextual() ? given.textValue() : given.toString();
        JsonNode body = Json.object().put("policyDocument", document);
        Optional<JsonNode> there = address.find(path);
        if (there.isEmpty()) {
            address.call("POST", path, body);
            return Done.CREATED;
        }
        if (there.get().path("policyDocument").asText().equals(document)) {
            return Done.UNCHANGED;
        }
        VERSIONS.makeRoom(address, path);
        address.call("POST", path + "/version?setAsDefault=true", body);
        return Done.CHANGED;
    }

    @Override
    public void remove(ControlPlaneAddress address, String name) {
        VERSIONS.removeWith(address, path(name));
    }

    private static String path(String name) {
        return "/policies/" + ControlPlaneAddress.encoded(name);
    }
}
