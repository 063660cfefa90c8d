package io.vehicleshadow.infra.vehicles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What AWS IoT makes when a vehicle provisions itself: its thing, the certificate for its own key, the vehicle policy.
 *
 * <p>Source: AWS IoT developer guide, "Provisioning templates".
 */
final class ProvisioningTemplateBody {
    /** The one parameter that the vehicle sends. */
    static final String THING_NAME = "ThingName";

    private static final String CERTIFICATE_ID = "AWS::IoT::Certificate::Id";

    private ProvisioningTemplateBody() {}

    static String of(String thingType, String policy) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("Parameters").set(THING_NAME, text());
        body.withObject("/Parameters").set(CERTIFICATE_ID, text());
        ObjectNode resources = body.putObject("Resources");
        resources.set("thing", thing(thingType));
        resources.set("certificate", certificate());
        resources
                .putObject("policy")
                .put("Type", "AWS::IoT::Policy")
                .putObject("Properties")
                .put("PolicyName", policy);
        return body.toString();
    }

    private static ObjectNode thing(String thingType) {
        ObjectNode thing = JsonNodeFactory.instance.objectNode().put("Type", "AWS::IoT::Thing");
        ObjectNode properties = thing.putObject("Properties");
        properties.set("ThingName", ref(THING_NAME));
        properties.put("ThingTypeName", thingType);
        thing.putObject("OverrideSettings").put("ThingTypeName", "REPLACE");
        return thing;
    }

    private static ObjectNode certificate() {
        ObjectNode certificate = JsonNodeFactory.instance.objectNode().put("Type", "AWS::IoT::Certificate");
        ObjectNode properties = certificate.putObject("Properties");
        properties.set("CertificateId", ref(CERTIFICATE_ID));
        properties.put("Status", "Active");
        return certificate;
    }

    private static ObjectNode text() {
        return JsonNodeFactory.instance.objectNode().put("Type", "String");
    }

    private static ObjectNode ref(String parameter) {
        return JsonNodeFactory.instance.objectNode().put("Ref", parameter);
    }
}
