package io.vehicleshadow.vehicle.json;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The mistakes of a JSON text, each with its place, in the order of the text. */
public final class JsonMistakes {
    private final SortedSet<Mistake> found = new TreeSet<>();

    /** Something is wrong with that value; {@code what} says what it is and what would be right. */
    public void add(LocatedJson at, String what) {
        found.add(new Mistake(at.line(), at.path(), what));
    }

    /** Something is wrong in that line, of which no value can be read. */
    void add(int line, String what) {
        found.add(new Mistake(line, "", what));
    }

    /** Whether none has been found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** The mistakes in words: {@code line 12, signals[3].values[0].confirm: is true or false, not "yes"}. */
    public List<String> found() {
        return found.stream().map(Mistake::toString).toList();
    }

    private record Mistake(int line, String path, String what) implements Comparable<Mistake> {
        @Override
        public int compareTo(Mistake other) {
            int byLine = Integer.compare(line, other.line);
            int byPath = byLine != 0 ? byLine : path.compareTo(other.path);
            return byPath != 0 ? byPath : what.compareTo(other.what);
        }

        @Override
        public String toString() {
            return "line " + line + (path.isEmpty() ? "" : ", " + path) + ": " + what;
        }
    }
}
