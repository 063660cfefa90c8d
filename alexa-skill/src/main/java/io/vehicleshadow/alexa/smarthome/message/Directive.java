package io.vehicleshadow.alexa.smarthome.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What Alexa wants.
 *
 * <p>Source: Alexa Smart Home, Alexa Interface Message and Property Reference.
 *
 * @param namespace the interface, such as {@code Alexa.ModeController}
 * @param instance which of several of one interface
 * @param messageId the same in every delivery
 * @param correlationToken comes back in the answer
 * @param endpointId of whom; empty for the discovery and for a grant
 * @param token of account linking; empty if there is none
 */
public record Directive(
        String namespace,
        String name,
        Optional<String> instance,
        String messageId,
        Optional<String> correlationToken,
        Optional<String> endpointId,
        String token,
        JsonNode payload) {

    /** @throws IllegalArgumentException if it is none; says what is wrong */
    public static Directive read(JsonNode json) {
        JsonNode directive = json.path("directive");
        JsonNode header = directive.path("header");
        JsonNode endpoint = directive.path("endpoint");
        if (!required(header, "payloadVersion").equals("3")) {
            throw new IllegalArgumentException("The directive's payloadVersion is not 3");
        }
        JsonNode payload = directive.path("payload");
        if (!payload.isObject()) {
            throw new IllegalArgumentException("The directive has no payload");
        }
        return new Directive(
                required(header, "namespace"),
                required(header, "name"),
                text(header, "instance"),
                required(header, "messageId"),
                text(header, "correlationToken"),
                text(endpoint, "endpointId"),
                text(endpoint.path("scope"), "token")
                        .or(() -> text(payload.path("scope"), "token"))
                        .or(() -> text(payload.path("grantee"), "token"))
                        .orElse(""),
                payload);
    }

    /** Whether it is this one. */
    public boolean is(String interfaceName, String directiveName) {
        return namespace.equals(interfaceName) && name.equals(directiveName);
    }

    /** The number that stands there; empty if there is none, or one so great that nobody can mean it. */
    public static Optional<BigDecimal> number(JsonNode json) {
        // Not the exact number: 1e1000000000 must not cost memory.
        return json.isNumber() && Double.isFinite(json.doubleValue())
                ? Optional.of(BigDecimal.valueOf(json.doubleValue()))
                : Optional.empty();
    }

    private static String required(JsonNode object, String member) {
        return text(object, member)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("The directive's header has no " + member));
    }

    private static Optional<String> text(JsonNode object, String member) {
        return Optional.ofNullable(object.path(member).textValue());
    }
}
