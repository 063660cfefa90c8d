package io.vehicleshadow.localiot.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.json.MalformedJson;
import java.util.List;
import java.util.Set;

/** Reads the statements of a policy document and refuses what it doesn't know by name. */
final class DocumentReader {

    private static final Set<String> DOCUMENT_MEMBERS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_MEMBERS = Set.of("Sid", "Effect", "Action", "Resource", "Condition");

    private DocumentReader() {}

    static List<Statement> statements(String json) {
        Located document = new Located(read(json), "policy document");
        knownMembers(document, DOCUMENT_MEMBERS);
        Located version = new Located(document.json().get("Version"), "Version");
        if (version.json() == null || !version.json().asText().equals("2012-10-17")) {
            throw version.unlike("\"2012-10-17\"");
        }
        return new Located(document.json().get("Statement"), "Statement")
                .elements("an object or an array of objects").stream()
                        .map(DocumentReader::statement)
                        .toList();
    }

    private static JsonNode read(String json) {
        try {
            return Json.read(json);
        } catch (MalformedJson e) {
            throw new PolicyException(e.place().equals("document") ? "policy document" : e.place(), e.reason());
        }
    }

    private static Statement statement(Located statement) {
        knownMembers(statement, STATEMENT_MEMBERS);
        return new Statement(
                denies(statement.member("Effect")),
                actions(statement.member("Action")),
                resources(statement.member("Resource")),
                ConditionReader.conditions(statement.member("Condition")));
    }

    private static boolean denies(Located effect) {
        String word = effect.text("\"Allow\" or \"Deny\"");
        if (!word.equals("Allow") && !word.equals("Deny")) {
            throw effect.unlike("\"Allow\" or \"Deny\"");
        }
        return word.equals("Deny");
    }

    private static List<ActionPattern> actions(Located actions) {
        return actions.texts().stream()
                .map(action -> ActionPattern.of(action, actions.where()))
                .toList();
    }

    private static List<ResourcePattern> resources(Located resources) {
        return resources.texts().stream()
                .map(resource -> ResourcePattern.of(resource, resources.where()))
                .toList();
    }

    private static void knownMembers(Located object, Set<String> known) {
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                throw new PolicyException(
                        object.where(),
                        "has the member \"" + name + "\", which IoT policies don't have or local-iot can't honor");
            }
        }
    }
}
