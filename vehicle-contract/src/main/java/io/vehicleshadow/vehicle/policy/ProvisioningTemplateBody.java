package io.vehicleshadow.vehicle.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What AWS IoT makes when a vehicle provisions itself: its thing, the certificate for its own key, the vehicle policies.
 *
 * <p>Source: AWS IoT developer guide, "Provisioning templates".
 */
public final class ProvisioningTemplateBody {
    /** What the vehicle calls itself. */
    private static final String THING_NAME = "ThingName";

    /** For the hook: without it the thing name is looked up. */
    private static final String SERIAL_NUMBER = "SerialNumber";

    /** In the answer's device configuration: the template by which the vehicle renews its certificate. */
    public static final String RENEWAL = "renewalTemplate";

    private static final String CERTIFICATE_ID = "AWS::IoT::Certificate::Id";

    private ProvisioningTemplateBody() {}

    /**
     * The body of the template for a vehicle's first certificate, as JSON text. Its answer tells the vehicle which template
     * renews it.
     *
     * @param thingType of the thing
     * @param policies of the certificate
     * @param withSerial whether a vehicle may also send its serial number, for the hook
     * @param renewal the name of the template for its later certificates
     */
    public static String of(String thingType, List<String> policies, boolean withSerial, String renewal) {
        ObjectNode body = body(policies);
        if (withSerial) {
            body.withObject("/Parameters").set(SERIAL_NUMBER, text().put("Default", ""));
        }
        ObjectNode thing = body.withObject("/Resources/thing");
        thing.withObject("/Properties").put("ThingTypeName", thingType);
        thing.putObject("OverrideSettings").put("ThingTypeName", "REPLACE");
        body.putObject("DeviceConfiguration").put(RENEWAL, renewal);
        return body.toString();
    }

    /**
     * The body of the template for a vehicle's later certificates, as JSON text. Without a hook it would give any vehicle
     * any name.
     *
     * @param policies of the certificate
     */
    public static String renewing(List<String> policies) {
        return body(policies).toString();
    }

    private static ObjectNode body(List<String> policies) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("Parameters").set(THING_NAME, text());
        body.withObject("/Parameters").set(CERTIFICATE_ID, text());
        ObjectNode resources = body.putObject("Resources");
        ObjectNode thing = resources.putObject("thing").put("Type", "AWS::IoT::Thing");
        thing.putObject("Properties").set("ThingName", ref(THING_NAME));
        resources.set("certificate", certificate());
        for (int i = 0; i < policies.size(); i++) {
            resources
                    .putObject(i == 0 ? "policy" : "policy" + (i + 1))
                    .put("Type", "AWS::IoT::Policy")
                    .putObject("Properties")
                    .put("PolicyName", policies.get(i));
        }
        return body;
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
