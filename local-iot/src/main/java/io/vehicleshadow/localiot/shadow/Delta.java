package io.vehicleshadow.localiot.shadow;

/** What is desired and not (equally) reported. Source: AWS IoT developer guide, Device Shadow service documents. */
final class Delta {
    private Delta() {}

    /** The differing members of desired with desired's times, or null when there are none. Sections may be null. */
    static ObjectNode between(ObjectNode desired, ObjectNode reported) {
        if (desired == null || reported == null || desired == reported) {
            return desired == reported ? null : desired;
        }
        Members wanted = desired.members();
        Members actual = reported.members();
        Members different = null;
        int at = 0;
        for (int i = 0; i < wanted.size(); i++) {
            Name name = wanted.name(i);
            int found = actual.indexOf(name, at);
            Node difference = difference(wanted.value(i), found == Members.MISSING ? null : actual.value(found));
            if (difference != null) {
                different = different == null ? new Members() : different;
                different.put(name, difference, Members.MISSING);
            }
            at = found + 1;
        }
        return different == null ? null : new ObjectNode(different);
    }

    private static Node difference(Node desired, Node reported) {
        if (desired instanceof ObjectNode wanted && reported instanceof ObjectNode actual) {
            return between(wanted, actual);
        }
        return reported != null && desired.sameValue(reported) ? null : desired;
    }
}
