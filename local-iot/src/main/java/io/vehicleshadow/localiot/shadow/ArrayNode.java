package io.vehicleshadow.localiot.shadow;

import java.util.List;

/** An array, replaced as a whole; each element keeps a time. */
record ArrayNode(List<Node> elements) implements Node {

    @Override
    public void writeState(JsonBytes out) {
        out.write('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            elements.get(i).writeState(out);
        }
        out.write(']');
    }

    @Override
    public void writeMetadata(JsonBytes out) {
        out.write('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            elements.get(i).writeMetadata(out);
        }
        out.write(']');
    }

    @Override
    public boolean sameValue(Node other) {
        if (!(other instanceof ArrayNode array) || array.elements.size() != elements.size()) {
            return false;
        }
        for (int i = 0; i < elements.size(); i++) {
            if (!elements.get(i).sameValue(array.elements.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int levels() {
        int deepest = 0;
        for (Node element : elements) {
            deepest = Math.max(deepest, element.levels());
        }
        return deepest;
    }

    @Override
    public boolean nullInArray() {
        return holdsNull();
    }

    @Override
    public boolean holdsNull() {
        for (Node element : elements) {
            if (element.holdsNull()) {
                return true;
            }
        }
        return false;
    }
}
