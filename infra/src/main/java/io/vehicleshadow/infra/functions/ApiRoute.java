package io.vehicleshadow.infra.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One route of the HTTP API.
 *
 * @param method the HTTP method, in capitals
 * @param path with parameters in braces
 * @param group the first tag of the operation: each group has a function
 */
public record ApiRoute(String method, String path, String group) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /**
     * Reads all routes from an OpenAPI document.
     *
     * @throws UncheckedIOException if the document can't be read
     */
    public static List<ApiRoute> readFrom(Path openApi) {
        List<ApiRoute> routes = new ArrayList<>();
        for (var path : parsed(openApi).path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    routes.add(new ApiRoute(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            operation.getValue().path("tags").path(0).asText()));
                }
            }
        }
        return List.copyOf(routes);
    }

    private static JsonNode parsed(Path openApi) {
        try {
            return new ObjectMapper().readTree(openApi.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the OpenAPI document: " + openApi, e);
        }
    }
}
