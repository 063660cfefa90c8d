package io.vehicleshadow.localiot.policy;

import io.vehicleshadow.localiot.json.JsonTree;
import io.vehicleshadow.localiot.json.MalformedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the statements of a policy document and refuses what it doesn't know by name. */
final class DocumentReader {

    private static final Set<String> DOCUMENT_MEMBERS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_MEMBERS = Set.of("Sid", "Effect", "Action", "Resource", "Condition");

    private DocumentReader() {}

    static List<Statement> statements(String json) {
        Map<String, Object> document = object(read(json), "policy document");
        knownMembers(document, DOCUMENT_MEMBERS, "policy document");
        if (!"2012-10-17".equals(document.get("Version"))) {
            throw new PolicyException("Version", "must be \"2012-10-17\", not " + shown(document.get("Version")));
        }
        if (document.get("Statement") instanceof Map<?, ?>) {
            return List.of(statement(document.get("Statement"), "Statement"));
        }
        List<Statement> statements = new ArrayList<>();
        for (Object each : nonEmptyList(document.get("Statement"), "Statement", "an object or an array of objects")) {
            statements.add(statement(each, "Statement[" + statements.size() + "]"));
        }
        return statements;
    }

    private static Object read(String json) {
        try {
            return JsonTree.read(json);
        } catch (MalformedJson e) {
            throw new PolicyException(e.place().equals("document") ? "policy document" : e.place(), e.reason());
        }
    }

    private static Statement statement(Object json, String where) {
        Map<String, Object> members = object(json, where);
        knownMembers(members, STATEMENT_MEMBERS, where);
        return new Statement(
                denies(members.get("Effect"), where + ".Effect"),
                actions(members.get("Action"), where + ".Action"),
                resources(members.get("Resource"), where + ".Resource"),
                ConditionReader.conditions(members.get("Condition"), where + ".Condition"));
    }

    private static boolean denies(Object effect, String where) {
        if ("Allow".equals(effect) || "Deny".equals(effect)) {
            return "Deny".equals(effect);
        }
        throw new PolicyException(where, "must be \"Allow\" or \"Deny\", not " + shown(effect));
    }

    private static List<ActionPattern> actions(Object json, String where) {
        return texts(json, where).stream()
                .map(action -> ActionPattern.of(action, where))
                .toList();
    }

    private static List<ResourcePattern> resources(Object json, String where) {
        return texts(json, where).stream()
                .map(resource -> ResourcePattern.of(resource, where))
                .toList();
    }

    /** A string, or an array of at least one string. */
    static List<String> texts(Object json, String where) {
        if (json instanceof String text) {
            return List.of(text);
        }
        List<String> texts = new ArrayList<>();
        for (Object each : nonEmptyList(json, where, "a string or an array of strings")) {
            if (!(each instanceof String text)) {
                throw new PolicyException(where + "[" + texts.size() + "]", "must be a string, not " + shown(each));
            }
            texts.add(text);
        }
        return texts;
    }

    private static List<?> nonEmptyList(Object json, String where, String expected) {
        if (json instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw new PolicyException(where, "must be " + expected + ", not " + shown(json));
    }

    /** The members of an object. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object json, String where) {
        if (json instanceof Map<?, ?>) {
            return (Map<String, Object>) json;
        }
        throw new PolicyException(where, "must be an object, not " + shown(json));
    }

    private static void knownMembers(Map<String, Object> members, Set<String> known, String where) {
        for (String name : members.keySet()) {
            if (!known.contains(name)) {
                throw new PolicyException(
                        where,
                        "has the member \"" + name + "\", which IoT policies don't have or local-iot can't honour");
            }
        }
    }

    private static String shown(Object json) {
        if (json == null) {
            return "absent";
        }
        return json instanceof String ? "\"" + json + "\"" : json.toString();
    }
}
