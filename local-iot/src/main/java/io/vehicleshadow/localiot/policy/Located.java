package io.vehicleshadow.localiot.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a policy document, and where it stands there.
 *
 * @param json null when it is absent
 */
record Located(JsonNode json, String where) {

    Located member(String name) {
        return new Located(json.get(name), where + "." + name);
    }

    /** The members of an object, by name. */
    Map<String, Located> members() {
        if (json == null || !json.isObject()) {
            throw unlike("an object");
        }
        Map<String, Located> members = new LinkedHashMap<>();
        json.fieldNames().forEachRemaining(name -> members.put(name, member(name)));
        return members;
    }

    /** The elements of an array, which has at least one; or, of what is no array, that alone. */
    List<Located> elements(String expected) {
        if (json == null || json.isArray() && json.isEmpty()) {
            throw unlike(expected);
        }
        if (!json.isArray()) {
            return List.of(this);
        }
        List<Located> elements = new ArrayList<>();
        json.forEach(element -> elements.add(new Located(element, where + "[" + elements.size() + "]")));
        return elements;
    }

    /** A string, or an array of at least one string. */
    List<String> texts() {
        String expected = "a string or an array of strings";
        return elements(expected).stream()
                .map(each -> each.text(json.isArray() ? "a string" : expected))
                .toList();
    }

    String text(String expected) {
        if (json == null || !json.isTextual()) {
            throw unlike(expected);
        }
        return json.textValue();
    }

    PolicyException unlike(String expected) {
        return new PolicyException(where, "must be " + expected + ", not " + (json == null ? "absent" : json));
    }
}
