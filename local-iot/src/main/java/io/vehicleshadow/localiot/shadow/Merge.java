package io.vehicleshadow.localiot.shadow;

import java.util.LinkedHashMap;
import java.util.Map;

/** Applies what a request writes to what is there. Source: AWS IoT developer guide, Device Shadow data flow. */
final class Merge {
    private Merge() {}

    /** The section after the write, or null when nothing is left of it. Either section may be absent (null). */
    static ObjectNode section(ObjectNode present, Node written) {
        if (written == null) {
            return present;
        }
        if (written.isNull()) {
            return null;
        }
        ObjectNode merged = into(present == null ? ObjectNode.EMPTY : present, (ObjectNode) written);
        return merged.isEmpty() ? null : merged;
    }

    private static ObjectNode into(ObjectNode present, ObjectNode written) {
        if (written.isEmpty()) {
            return present;
        }
        LinkedHashMap<Name, Node> merged = present.copyOfMembers();
        for (Map.Entry<Name, Node> member : written.members()) {
            Node value = member(merged.get(member.getKey()), member.getValue());
            if (value == null) {
                merged.remove(member.getKey());
            } else {
                merged.put(member.getKey(), value);
            }
        }
        return new ObjectNode(merged);
    }

    private static Node member(Node present, Node written) {
        if (written.isNull()) {
            return null;
        }
        if (written instanceof ObjectNode object) {
            return present instanceof ObjectNode there ? into(there, object) : withoutNulls(object);
        }
        boolean keepsTime = !UnsettledRules.EQUAL_VALUES_RENEW_THEIR_TIME && present != null;
        return keepsTime && written.sameValue(present) ? present : written;
    }

    /** A new subtree; null when it holds nothing but nulls. */
    private static ObjectNode withoutNulls(ObjectNode written) {
        if (!written.holdsNull()) {
            return written;
        }
        LinkedHashMap<Name, Node> kept = new LinkedHashMap<>();
        for (Map.Entry<Name, Node> member : written.members()) {
            Node value = member(null, member.getValue());
            if (value != null) {
                kept.put(member.getKey(), value);
            }
        }
        return kept.isEmpty() ? null : new ObjectNode(kept);
    }
}
