package io.vehicleshadow.localiot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Custom authorizers. What UpdateAuthorizer can't change is made anew, as by CloudFormation. */
final class AuthorizerKind implements Kind {

    private static final Set<String> ADDED =
            Set.of("authorizerName", "authorizerArn", "creationDate", "lastModifiedDate");
    private static final Map<String, String> MEMBERS = Map.of(
            "AuthorizerFunctionArn", "authorizerFunctionArn",
            "TokenKeyName", "tokenKeyName",
            "TokenSigningPublicKeys", "tokenSigningPublicKeys");
    private static final String UNSIGNED = "signingDisabled";

    @Override
    public String type() {
        return "AWS::IoT::Authorizer";
    }

    @Override
    public String nameProperty() {
        return "AuthorizerName";
    }

    @Override
    public Map<String, String> attributes(String name) {
        return Map.of("Arn", CloudTemplate.arn("authorizer", name));
    }

    @Override
    public Done put(ControlPlaneAddress address, String name, JsonNode properties) {
        ObjectNode wanted = wanted(properties);
        Optional<JsonNode> there = address.find(path(name));
        if (there.isEmpty()) {
            address.call("POST", path(name), wanted);
            return Done.CREATED;
        }
        ObjectNode definition = there.get().path("authorizerDescription").deepCopy();
        if (definition.remove(ADDED).equals(wanted)) {
            return Done.UNCHANGED;
        }
        if (canBecome(definition, wanted)) {
            address.call("PUT", path(name), wanted);
        } else {
            remove(address, name);
            address.call("POST", path(name), wanted);
        }
        return Done.CHANGED;
    }

    private static boolean canBecome(ObjectNode definition, ObjectNode wanted) {
        return definition.get(UNSIGNED).equals(wanted.get(UNSIGNED))
                && definition.properties().stream().allMatch(member -> wanted.has(member.getKey()));
    }

    private static ObjectNode wanted(JsonNode properties) {
        ObjectNode wanted = Json.object()
                .put("status", properties.path("Status").asText("INACTIVE"))
                .put(UNSIGNED, properties.path("SigningDisabled").asBoolean())
                .put(
                        "enableCachingForHttp",
                        properties.path("EnableCachingForHttp").asBoolean());
        MEMBERS.forEach((property, member) -> {
            if (properties.has(property)) {
                wanted.set(member, properties.get(property));
            }
        });
        return wanted;
    }

    private static String path(String name) {
        return "/authorizer/" + ControlPlaneAddress.encoded(name);
    }

    /** An active one can't be deleted. */
    @Override
    public void remove(ControlPlaneAddress address, String name) {
        address.undo("PUT", path(name), Json.object().put("status", "INACTIVE"), Map.of());
        address.delete(path(name));
    }
}
