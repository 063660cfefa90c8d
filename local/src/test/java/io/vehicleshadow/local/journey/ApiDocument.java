package io.vehicleshadow.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.functions.handler.HttpRoutes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI document of the functions. */
final class ApiDocument {
    private static final Map<String, String> PARAMETERS = Map.of("{thing}", "tcu", "{user}", "eve");
    private final JsonNode document;
    private final JsonNode paths;

    ApiDocument() throws IOException {
        try (InputStream file = HttpRoutes.class.getResourceAsStream("/io/vehicleshadow/functions/openapi.json")) {
            document = new ObjectMapper().readTree(file);
            paths = document.path("paths");
        }
    }

    JsonNode paths() {
        return paths;
    }

    /** Every operation with every status that it may answer, such as {@code GET /me 401}. */
    Set<String> statuses() {
        Set<String> all = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String name = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    operation
                            .getValue()
                            .path("responses")
                            .fieldNames()
                            .forEachRemaining(status -> all.add(name + " " + status));
                }));
        return all;
    }

    /** The types of problem that an operation may answer with that status; none for a good one. */
    Set<String> problems(String operation, int status) {
        String[] parts = operation.split(" ");
        Set<String> types = new TreeSet<>();
        JsonNode written = paths.path(parts[1])
                .path(parts[0].toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status));
        JsonNode response =
                written.has("$ref") ? document.at(written.get("$ref").asText().substring(1)) : written;
        response.path("content")
                .path("application/problem+json")
                .path("examples")
                .fieldNames()
                .forEachRemaining(name -> types.add("urn:vehicle-shadow:problem:" + name));
        return types;
    }

    /** A request of that operation, with nothing wrong in it. */
    static String request(String operation) {
        String request = operation.replace("{command}", operation.startsWith("DELETE") ? "door" : "1");
        for (Map.Entry<String, String> parameter : PARAMETERS.entrySet()) {
            request = request.replace(parameter.getKey(), parameter.getValue());
        }
        return request;
    }
}
