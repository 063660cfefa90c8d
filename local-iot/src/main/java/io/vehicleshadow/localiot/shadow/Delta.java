package io.vehicleshadow.localiot.shadow;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is desired and not (equally) reported. Source: AWS IoT developer guide, Device Shadow service documents. */
final class Delta {
    private Delta() {}

    /** The differing members of desired with desired's times, or null when there are none. Sections may be null. */
    static ObjectNode between(ObjectNode desired, ObjectNode reported) {
        if (desired == null || reported == null || desired == reported) {
            return desired == reported ? null : desired;
        }
        LinkedHashMap<Name, Node> different = new LinkedHashMap<>();
        for (Map.Entry<Name, Node> member : desired.members()) {
            Node difference = difference(member.getValue(), reported.get(member.getKey()));
            if (difference != null) {
                different.put(member.getKey(), difference);
            }
        }
        return different.isEmpty() ? null : new ObjectNode(different);
    }

    private static Node difference(Node desired, Node reported) {
        if (desired instanceof ObjectNode wanted && reported instanceof ObjectNode actual) {
            return between(wanted, actual);
        }
        return reported != null && desired.sameValue(reported) ? null : desired;
    }
}
