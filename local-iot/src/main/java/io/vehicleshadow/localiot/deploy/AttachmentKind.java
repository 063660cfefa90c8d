package io.vehicleshadow.localiot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.json.Json;
import java.util.Map;

/**
 * What is attached to a certificate: a policy or a thing. Its name is that of what is attached, a space, and the
 * certificate's ARN.
 */
enum AttachmentKind implements Kind {
    POLICY("AWS::IoT::PolicyPrincipalAttachment", "PolicyName"),
    THING("AWS::IoT::ThingPrincipalAttachment", "ThingName");

    private final String type;
    private final String attached;

    AttachmentKind(String type, String attached) {
        this.type = type;
        this.attached = attached;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public String nameProperty() {
        return "";
    }

    /** The property that names what is attached. */
    String attached() {
        return attached;
    }

    @Override
    public Map<String, String> attributes(String name) {
        return Map.of();
    }

    @Override
    public Done put(ControlPlaneAddress address, String name, JsonNode properties) {
        Parts parts = Parts.of(name);
        if (this == POLICY) {
            address.call("PUT", "/target-policies/" + parts.attached(), parts.target());
        } else {
            address.call("PUT", "/things/" + parts.attached() + "/principals", Json.object(), parts.principal());
        }
        return Done.CREATED;
    }

    @Override
    public void remove(ControlPlaneAddress address, String name) {
        Parts parts = Parts.of(name);
        if (this == POLICY) {
            address.undo("POST", "/target-policies/" + parts.attached(), parts.target(), Map.of());
        } else {
            address.undo("DELETE", "/things/" + parts.attached() + "/principals", Json.object(), parts.principal());
        }
    }

    private record Parts(String attached, String certificate) {

        static Parts of(String name) {
            String[] parts = name.split(" ", 2);
            return new Parts(ControlPlaneAddress.encoded(parts[0]), parts[1]);
        }

        JsonNode target() {
            return Json.object().put("target", certificate);
        }

        Map<String, String> principal() {
            return Map.of("x-amzn-principal", certificate);
        }
    }
}
