package io.vehicleshadow.localiot.shadow;

import java.util.LinkedHashMap;
import java.util.Map;

/** An object; its members keep the order in which they first came. */
final class ObjectNode implements Node {
    static final ObjectNode EMPTY = new ObjectNode(new LinkedHashMap<>());

    private final LinkedHashMap<Name, Node> members;

    /** Takes the map over: the caller must not change it any more. */
    ObjectNode(LinkedHashMap<Name, Node> members) {
        this.members = members;
    }

    Node get(Name name) {
        return members.get(name);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    Iterable<Map.Entry<Name, Node>> members() {
        return members.entrySet();
    }

    LinkedHashMap<Name, Node> copyOfMembers() {
        return new LinkedHashMap<>(members);
    }

    @Override
    public void writeState(JsonBytes out) {
        out.write('{');
        boolean first = true;
        for (Map.Entry<Name, Node> member : members.entrySet()) {
            if (!first) {
                out.write(',');
            }
            first = false;
            out.raw(member.getKey().json());
            member.getValue().writeState(out);
        }
        out.write('}');
    }

    @Override
    public void writeMetadata(JsonBytes out) {
        out.write('{');
        boolean first = true;
        for (Map.Entry<Name, Node> member : members.entrySet()) {
            if (!first) {
                out.write(',');
            }
            first = false;
            out.raw(member.getKey().json());
            member.getValue().writeMetadata(out);
        }
        out.write('}');
    }

    @Override
    public boolean sameValue(Node other) {
        if (!(other instanceof ObjectNode object) || object.members.size() != members.size()) {
            return false;
        }
        for (Map.Entry<Name, Node> member : members.entrySet()) {
            Node there = object.members.get(member.getKey());
            if (there == null || !member.getValue().sameValue(there)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int levels() {
        int deepest = 0;
        for (Node member : members.values()) {
            deepest = Math.max(deepest, 1 + member.levels());
        }
        return deepest;
    }

    @Override
    public boolean nullInArray() {
        for (Node member : members.values()) {
            if (member.nullInArray()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean holdsNull() {
        for (Node member : members.values()) {
            if (member.holdsNull()) {
                return true;
            }
        }
        return false;
    }
}
