package io.vehicleshadow.vehicle.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.topic.IotRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a stack of the product holds of AWS IoT, as a CloudFormation template of its own, for who has no synthesized one. It
 * says no more than the stack does; infra's tests deploy both and compare.
 */
public final class FleetTemplate {
    private final IotAddress address;
    private final String prefix;

    /** @param prefix of the names, such as {@code vehicle-shadow} of the stage {@code main} */
    public FleetTemplate(IotAddress address, String prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    /** The policy of a vehicle's certificate. */
    public String vehiclePolicy() {
        return new PolicyDocuments(address).vehicle();
    }

    /** The policy of a claim's certificate. */
    public String claimPolicy() {
        return new PolicyDocuments(address).claim(prefix);
    }

    /**
     * The template, as JSON text.
     *
     * @param first the first vehicle
     * @param history the name or ARN of the function that the rules call
     * @param renewal that of the function which they call when a vehicle has renewed its certificate
     */
    public String json(ThingName first, String history, String renewal) {
        ObjectNode resources = JsonNodeFactory.instance.objectNode();
        resource(resources, "ThingType", "AWS::IoT::ThingType").put("ThingTypeName", prefix + "-vehicle");
        resource(resources, "FirstVehicle", "AWS::IoT::Thing").put("ThingName", first.value());
        policy(resources, "VehiclePolicy", "vehicle", vehiclePolicy());
        policy(resources, "ClaimPolicy", "claim", claimPolicy());
        policy(resources, "RenewalPolicy", "renewal", new PolicyDocuments(address).renewal(prefix + "-renewal"));
        List<String> policies = List.of(prefix + "-vehicle", prefix + "-renewal");
        resource(resources, "ProvisioningTemplate", "AWS::IoT::ProvisioningTemplate")
                .put("TemplateName", prefix)
                .put("Enabled", true)
                .put(
                        "TemplateBody",
                        ProvisioningTemplateBody.of(prefix + "-vehicle", policies, false, prefix + "-renewal"));
        resource(resources, "RenewalTemplate", "AWS::IoT::ProvisioningTemplate")
                .put("TemplateName", prefix + "-renewal")
                .put("Enabled", true)
                .put("TemplateBody", ProvisioningTemplateBody.renewing(policies));
        rule(resources, "Documents", "documents", IotRules.DOCUMENTS, history);
        rule(resources, "Presence", "presence", IotRules.PRESENCE, history);
        rule(resources, "Renewed", "renewed", IotRules.RENEWED, renewal);
        return JsonNodeFactory.instance.objectNode().set("Resources", resources).toString();
    }

    private static ObjectNode resource(ObjectNode resources, String id, String type) {
        return resources.putObject(id).put("Type", type).putObject("Properties");
    }

    private void policy(ObjectNode resources, String id, String name, String document) {
        try {
            resource(resources, id, "AWS::IoT::Policy")
                    .put("PolicyName", prefix + "-" + name)
                    .set("PolicyDocument", JsonText.read(document.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("The policy " + name + " is no JSON", e);
        }
    }

    private void rule(ObjectNode resources, String id, String name, String sql, String function) {
        ObjectNode payload = resource(resources, id, "AWS::IoT::TopicRule")
                .put("RuleName", (prefix + "-" + name).replace('-', '_'))
                .putObject("TopicRulePayload")
                .put("Sql", sql)
                .put("AwsIotSqlVersion", IotRules.SQL_VERSION)
                .put("RuleDisabled", false);
        payload.putArray("Actions").addObject().putObject("Lambda").put("FunctionArn", function);
    }
}
