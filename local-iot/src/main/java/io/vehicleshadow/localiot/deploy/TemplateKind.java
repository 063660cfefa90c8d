package io.vehicleshadow.localiot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Provisioning templates: a changed body becomes a new default version. A hook is left out: only a Java program has one. */
final class TemplateKind implements Kind {

    private static final Versions VERSIONS = new Versions("/versions", "versions", "versionId");
    private static final Map<String, String> SETTINGS =
            Map.of("description", "Description", "enabled", "Enabled", "provisioningRoleArn", "ProvisioningRoleArn");

    @Override
    public String type() {
        return "AWS::IoT::ProvisioningTemplate";
    }

    @Override
    public String nameProperty() {
        return "TemplateName";
    }

    @Override
    public List<String> leftOut(JsonNode properties) {
        return properties.has("PreProvisioningHook")
                ? List.of("the hook, so that any device with a claim is taken,")
                : List.of();
    }

    @Override
    public Map<String, String> attributes(String name) {
        return Map.of("TemplateArn", CloudTemplate.arn("provisioningtemplate", name));
    }

    @Override
    public Done put(ControlPlaneAddress address, String name, JsonNode properties) {
        String path = "/provisioning-templates/" + name;
        ObjectNode settings = Json.object();
        SETTINGS.forEach((member, property) -> {
            if (properties.has(property)) {
                settings.set(member, properties.get(property));
            }
        });
        JsonNode body = properties.path("TemplateBody");
        Optional<JsonNode> there = address.find(path);
        if (there.isEmpty()) {
            ObjectNode made = settings.deepCopy().put("templateName", name);
            made.set("templateBody", body);
            address.call("POST", "/provisioning-templates", made);
            return Done.CREATED;
        }
        boolean sameBody = there.get().path("templateBody").equals(body);
        boolean sameSettings = settings.properties().stream()
                .allMatch(each -> there.get().path(each.getKey()).equals(each.getValue()));
        if (!sameBody) {
            VERSIONS.makeRoom(address, path);
            ObjectNode version = Json.object();
            version.set("templateBody", body);
            address.call("POST", path + "/versions?setAsDefault=true", version);
        }
        if (!sameSettings) {
            address.call("PATCH", path, settings);
        }
        return sameBody && sameSettings ? Done.UNCHANGED : Done.CHANGED;
    }

    @Override
    public void remove(ControlPlaneAddress address, String name) {
        VERSIONS.removeWith(address, "/provisioning-templates/" + name);
    }
}
