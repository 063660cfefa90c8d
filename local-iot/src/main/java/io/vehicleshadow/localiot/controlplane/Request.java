package io.vehicleshadow.localiot.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.http.Call;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.json.MalformedJson;
import io.vehicleshadow.localiot.store.PageToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One request to the control plane. */
record Request(Call call, JsonNode body, Arns arns) {

    private static final int MOST_ON_A_PAGE = 250;
    private static final int DEFAULT_ON_A_PAGE = 25;
    private static final double MILLIS = 1000;

    static Request read(Call call) {
        return new Request(
                call, body(call), Arns.signed(call.header("Authorization").orElse("")));
    }

    private static JsonNode body(Call call) {
        String text = new String(call.body(), StandardCharsets.UTF_8);
        try {
            JsonNode body = text.isBlank() ? Json.object() : Json.read(text);
            if (body.isObject()) {
                return body;
            }
        } catch (MalformedJson e) {
            throw HttpError.invalid("The body is not JSON: " + e.getMessage());
        }
        throw HttpError.invalid("The body must be a JSON object");
    }

    /** A name in the path. */
    String name(String variable, Pattern form) {
        String name = call.path(variable);
        if (!form.matcher(name).matches()) {
            throw HttpError.invalid("Invalid " + variable + ": '" + name + "' must match " + form);
        }
        return name;
    }

    /** A member of the body that is text; empty when it is missing. */
    Optional<String> text(String member) {
        JsonNode value = body.path(member);
        if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
            throw HttpError.invalid("Invalid " + member + ": it must be a string");
        }
        return Optional.ofNullable(value.textValue());
    }

    String requiredText(String member) {
        return text(member).orElseThrow(() -> HttpError.invalid("Invalid " + member + ": it is missing"));
    }

    String requiredHeader(String name) {
        return call.header(name).orElseThrow(() -> HttpError.invalid("The header " + name + " is missing"));
    }

    /** A page of a list in the answer, as {@code maxResults} and {@code nextToken} ask for it. */
    ObjectNode page(String member, List<String> keys, Element element) {
        return page(member, keys, element, "maxResults", "nextToken", "nextToken");
    }

    /** A page of a list in the answer, as {@code pageSize} and {@code marker} ask for it. */
    ObjectNode markedPage(String member, List<String> keys, Element element) {
        return page(member, keys, element, "pageSize", "marker", "nextMarker");
    }

    /** Adds one element of a list. */
    interface Element {
        void add(String key, ArrayNode list);

        static Element object(KeyedObject filling) {
            return (key, list) -> filling.fill(key, list.addObject());
        }
    }

    /** Fills the object that stands for one element of a list. */
    interface KeyedObject {
        void fill(String key, ObjectNode object);
    }

    private ObjectNode page(String member, List<String> keys, Element element, String size, String token, String next) {
        int most = call.number(size, DEFAULT_ON_A_PAGE, 1, MOST_ON_A_PAGE);
        String after = call.pageBegin(token);
        List<String> rest =
                keys.stream().filter(key -> key.compareTo(after) > 0).sorted().toList();
        List<String> page = rest.subList(0, Math.min(most, rest.size()));
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray(member);
        page.forEach(key -> element.add(key, list));
        if (rest.size() > page.size()) {
            answer.put(next, PageToken.after(page.get(page.size() - 1)));
        }
        return answer;
    }

    static ObjectNode object(Consumer<ObjectNode> filling) {
        ObjectNode object = Json.object();
        filling.accept(object);
        return object;
    }

    /** A time as AWS writes it: seconds with a fraction. */
    static double seconds(long millis) {
        return millis / MILLIS;
    }

    static double seconds(Instant time) {
        return seconds(time.toEpochMilli());
    }
}
