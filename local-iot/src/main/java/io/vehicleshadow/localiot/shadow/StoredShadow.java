package io.vehicleshadow.localiot.shadow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How shadows lie in the store: their document, or after a delete what numbering needs. */
final class StoredShadow {
    private static final byte[] DELETED = JsonBytes.bytes("{\"deleted\":");
    private static final Name TIMESTAMP = Name.of("timestamp");

    private StoredShadow() {}

    /** What is left of a deleted shadow: when that was, and the last version that was used up. */
    record Tombstone(long deletedAt, long version) {
        byte[] toBytes() {
            return ("{\"deleted\":" + deletedAt + ",\"version\":" + version + "}").getBytes(StandardCharsets.US_ASCII);
        }

        boolean counts(long now) {
            return now - deletedAt < UnsettledRules.NUMBERING_SECONDS;
        }
    }

    static boolean isTombstone(byte[] stored) {
        return stored.length > 2 && stored[2] == DELETED[2];
    }

    static Tombstone tombstone(byte[] stored) {
        Map<String, Node> members = members(stored);
        return new Tombstone(number(members.get("deleted")), number(members.get("version")));
    }

    static Shadow shadow(byte[] stored) {
        Map<String, Node> members = members(stored);
        ObjectNode state = (ObjectNode) members.get("state");
        ObjectNode metadata = (ObjectNode) members.get("metadata");
        return new Shadow(
                section(state, metadata, Shadow.DESIRED),
                section(state, metadata, Shadow.REPORTED),
                number(members.get("version")),
                stored);
    }

    private static ObjectNode section(ObjectNode state, ObjectNode metadata, Name name) {
        Node section = state.get(name);
        return section == null ? null : (ObjectNode) timed(section, metadata.get(name));
    }

    private static Node timed(Node state, Node metadata) {
        if (state instanceof ObjectNode object) {
            Members members = object.members().copy();
            for (int i = 0; i < members.size(); i++) {
                Name name = members.name(i);
                members.put(name, timed(members.value(i), ((ObjectNode) metadata).get(name)), i);
            }
            return new ObjectNode(members);
        }
        if (state instanceof ArrayNode array) {
            List<Node> times = ((ArrayNode) metadata).elements();
            List<Node> elements = new ArrayList<>(times.size());
            for (int i = 0; i < times.size(); i++) {
                elements.add(timed(array.elements().get(i), times.get(i)));
            }
            return new ArrayNode(elements);
        }
        return new Leaf(((Leaf) state).text(), new Moment(number(((ObjectNode) metadata).get(TIMESTAMP))));
    }

    private static long number(Node node) {
        return Long.parseLong(((Leaf) node).asciiText());
    }

    private static Map<String, Node> members(byte[] stored) {
        Map<String, Node> members = new HashMap<>();
        try {
            JsonReader.readStored(stored, new JsonReader.Receiver() {
                @Override
                public boolean wants(String name) {
                    return true;
                }

                @Override
                public void accept(String name, Node value) {
                    members.put(name, value);
                }
            });
        } catch (Refused e) {
            throw new IllegalStateException("A stored shadow can't be read: " + e.getMessage(), e);
        }
        return members;
    }
}
