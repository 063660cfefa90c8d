package io.vehicleshadow.vehicle.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What AWS IoT makes when a vehicle provisions itself: its thing, the certificate for its own key, the vehicle policy.
 *
 * <p>Source: AWS IoT developer guide, "Provisioning templates".
 */
public final class ProvisioningTemplateBody {
    /** What the vehicle calls itself. */
    private static final String THING_NAME = "ThingName";

    /** For the hook: without it the thing name is looked up. */
    private static final String SERIAL_NUMBER = "SerialNumber";

    private static final String CERTIFICATE_ID = "AWS::IoT::Certificate::Id";

    private ProvisioningTemplateBody() {}

    /**
     * The template's body, as JSON text.
     *
     * @param thingType of the thing
     * @param policy of the certificate
     * @param withSerial whether a vehicle may also send its serial number, for the hook
     */
    public static String of(String thingType, String policy, boolean withSerial) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("Parameters").set(THING_NAME, text());
        body.withObject("/Parameters").set(CERTIFICATE_ID, text());
        if (withSerial) {
            body.withObject("/Parameters").set(SERIAL_NUMBER, text().put("Default", ""));
        }
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
