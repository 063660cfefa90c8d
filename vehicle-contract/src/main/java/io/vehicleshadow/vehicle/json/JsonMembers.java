package io.vehicleshadow.vehicle.json;

import io.vehicleshadow.vehicle.Spelling;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the members of one object of a file that is read in full or refused: a member of another type is a mistake, and
 * so is, in the end, each one that was not read.
 */
public final class JsonMembers {
    private final LocatedJson object;
    private final Map<String, LocatedJson> members;
    private final JsonMistakes mistakes;
    private final Set<String> read = new LinkedHashSet<>();

    private JsonMembers(LocatedJson object, Map<String, LocatedJson> members, JsonMistakes mistakes) {
        this.object = object;
        this.members = members;
        this.mistakes = mistakes;
    }

    /** The members of an object; empty, and a mistake, if the value is none. */
    public static Optional<JsonMembers> of(LocatedJson value, JsonMistakes mistakes) {
        Optional<JsonMembers> members = value.object().map(map -> new JsonMembers(value, map, mistakes));
        if (members.isEmpty()) {
            mistakes.add(value, "is an object {…}, not " + value.shown());
        }
        return members;
    }

    /** The object itself. */
    public LocatedJson whole() {
        return object;
    }

    /** The names of all members. */
    public Set<String> names() {
        return members.keySet();
    }

    /** The member, of whatever type; empty if there is none. */
    public Optional<LocatedJson> any(String name) {
        read.add(name);
        return Optional.ofNullable(members.get(name));
    }

    /** The member as text; a mistake if it is something else. */
    public Optional<String> text(String name) {
        return any(name).flatMap(value -> typed(value, value.text(), "a text"));
    }

    /** The member as a number; a mistake if it is something else. */
    public Optional<BigDecimal> number(String name) {
        return any(name).flatMap(value -> typed(value, value.number(), "a number without quotes"));
    }

    /** The member as a truth value; a mistake if it is something else. */
    public Optional<Boolean> flag(String name) {
        return any(name).flatMap(value -> typed(value, value.flag(), "true or false, without quotes"));
    }

    /** The elements of a list with at least one; none, and a mistake, if the member is something else. */
    public List<LocatedJson> list(String name) {
        Optional<List<LocatedJson>> list = any(name).flatMap(value -> typed(value, value.array(), "a list [ … ]"));
        if (list.filter(List::isEmpty).isPresent()) {
            mistakes.add(members.get(name), "is an empty list; put something in or leave it out");
        }
        return list.orElse(List.of());
    }

    /** The members of an object; a mistake if the member is something else. */
    public Optional<JsonMembers> object(String name) {
        return any(name).flatMap(value -> of(value, mistakes));
    }

    private <T> Optional<T> typed(LocatedJson value, Optional<T> content, String type) {
        if (content.isEmpty()) {
            mistakes.add(value, "is " + type + ", not " + value.shown());
        }
        return content;
    }

    /** A mistake if the member is missing. */
    public JsonMembers require(String name, String example) {
        if (!members.containsKey(name)) {
            mistakes.add(object, "\"" + name + "\" is missing; for example " + example);
        }
        return this;
    }

    /** A mistake if the member is there. */
    public void forbid(String name, String why) {
        any(name).ifPresent(value -> mistakes.add(value, why));
    }

    /** Everything has been read that may stand here: a mistake for each other member. */
    public void end() {
        members.forEach((name, value) -> {
            if (!read.contains(name)) {
                mistakes.add(value, "is unknown; " + closest(name) + "allowed here: " + String.join(", ", read));
            }
        });
    }

    private String closest(String name) {
        return Spelling.nearest(name, read)
                .map(known -> "did you mean \"" + known + "\"? ")
                .orElse("");
    }
}
