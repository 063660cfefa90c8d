package io.vehicleshadow.localiot.shadow;

/**
 * An object; its members keep the order in which they first came. Larger ones remember their JSON once it was written,
 * since most of a shadow doesn't change from one update to the next.
 */
final class ObjectNode implements Node {
    static final ObjectNode EMPTY = new ObjectNode(new Members());

    private static final int WORTH_REMEMBERING = 4;

    private final Members members;
    private byte[] state;
    private byte[] metadata;

    /** Takes the members over: the caller must not change them any more. */
    ObjectNode(Members members) {
        this.members = members;
    }

    Members members() {
        return members;
    }

    /** The member's value, or null. */
    Node get(Name name) {
        int index = members.indexOf(name, 0);
        return index == Members.MISSING ? null : members.value(index);
    }

    boolean isEmpty() {
        return members.size() == 0;
    }

    @Override
    public void writeState(JsonBytes out) {
        if (state != null) {
            out.raw(state);
            return;
        }
        int start = out.size();
        out.write('{');
        for (int i = 0; i < members.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.raw(members.name(i).json());
            members.value(i).writeState(out);
        }
        out.write('}');
        if (members.size() >= WORTH_REMEMBERING) {
            state = out.copyFrom(start);
        }
    }

    @Override
    public void writeMetadata(JsonBytes out) {
        if (metadata != null) {
            out.raw(metadata);
            return;
        }
        int start = out.size();
        out.write('{');
        for (int i = 0; i < members.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.raw(members.name(i).json());
            members.value(i).writeMetadata(out);
        }
        out.write('}');
        if (members.size() >= WORTH_REMEMBERING) {
            metadata = out.copyFrom(start);
        }
    }

    @Override
    public boolean sameValue(Node other) {
        if (!(other instanceof ObjectNode object) || object.members.size() != members.size()) {
            return false;
        }
        for (int i = 0; i < members.size(); i++) {
            Node there = object.get(members.name(i));
            if (there == null || !members.value(i).sameValue(there)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int levels() {
        int deepest = 0;
        for (int i = 0; i < members.size(); i++) {
            deepest = Math.max(deepest, 1 + members.value(i).levels());
        }
        return deepest;
    }

    @Override
    public boolean nullInArray() {
        for (int i = 0; i < members.size(); i++) {
            if (members.value(i).nullInArray()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean holdsNull() {
        for (int i = 0; i < members.size(); i++) {
            if (members.value(i).holdsNull()) {
                return true;
            }
        }
        return false;
    }
}
