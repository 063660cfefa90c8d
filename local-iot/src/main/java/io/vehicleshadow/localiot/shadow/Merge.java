package io.vehicleshadow.localiot.shadow;

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
        Members merged = present.members().copy();
        boolean allReplaced = true;
        Members changes = written.members();
        int at = 0;
        for (int i = 0; i < changes.size(); i++) {
            Name name = changes.name(i);
            int found = merged.indexOf(name, at);
            Node value = member(found == Members.MISSING ? null : merged.value(found), changes.value(i));
            allReplaced &= value == changes.value(i);
            if (value != null) {
                at = merged.put(name, value, found) + 1;
            } else if (found != Members.MISSING) {
                merged.remove(found);
                at = found;
            }
        }
        return allReplaced && merged.size() == changes.size() ? written : new ObjectNode(merged);
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
        Members kept = new Members();
        for (int i = 0; i < written.members().size(); i++) {
            Node value = member(null, written.members().value(i));
            if (value != null) {
                kept.put(written.members().name(i), value, Members.MISSING);
            }
        }
        return kept.size() == 0 ? null : new ObjectNode(kept);
    }
}
