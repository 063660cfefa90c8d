package io.vehicleshadow.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Http;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The event that API Gateway hands to a function.
 *
 * <p>Source: API Gateway developer guide, Lambda proxy integrations for HTTP APIs, payload format version 2.0.
 *
 * @param path within the API, still percent-encoded
 */
record HttpEvent(HttpServerRequest request, String path, Route route, String requestId, Instant now) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** @throws IllegalArgumentException if a percent sign in the path escapes nothing */
    APIGatewayV2HTTPEvent of(Buffer body, JsonNode claims) {
        Map<String, String> query = joined(request.params(), UnaryOperator.identity());
        Map<String, String> variables = new LinkedHashMap<>();
        route.match(path).orElseThrow().forEach((name, value) -> variables.put(name, decoded(value)));
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey(route.key())
                .withRawPath(path)
                .withRawQueryString(request.query() == null ? "" : request.query())
                .withHeaders(joined(request.headers(), name -> name.toLowerCase(Locale.ROOT)))
                .withQueryStringParameters(query.isEmpty() ? null : query)
                .withPathParameters(variables.isEmpty() ? null : variables)
                .withRequestContext(context(claims))
                .withBody(body.length() == 0 ? null : body.toString(StandardCharsets.UTF_8))
                .withIsBase64Encoded(false)
                .build();
    }

    private static Map<String, String> joined(MultiMap values, UnaryOperator<String> named) {
        Map<String, String> joined = new LinkedHashMap<>();
        for (String name : values.names()) {
            joined.put(named.apply(name), String.join(",", values.getAll(name)));
        }
        return joined;
    }

    private RequestContext context(JsonNode claims) {
        Http http = Http.builder()
                .withMethod(request.method().name())
                .withPath(path)
                .withProtocol("HTTP/1.1")
                .withSourceIp(request.remoteAddress().hostAddress())
                .withUserAgent(request.getHeader("User-Agent"))
                .build();
        return RequestContext.builder()
                .withAccountId("000000000000")
                .withApiId("local")
                .withStage("$default")
                .withDomainName("localhost")
                .withDomainPrefix("localhost")
                .withAuthorizer(Authorizer.builder().withJwt(jwt(claims)).build())
                .withHttp(http)
                .withRequestId(requestId)
                .withRouteKey(route.key())
                .withTime(TIME.format(now))
                .withTimeEpoch(now.toEpochMilli())
                .build();
    }

    /** API Gateway hands every claim over as a string. */
    private static JWT jwt(JsonNode claims) {
        Map<String, String> strings = new LinkedHashMap<>();
        claims.properties()
                .forEach(claim -> strings.put(
                        claim.getKey(),
                        claim.getValue().isValueNode()
                                ? claim.getValue().asText()
                                : claim.getValue().toString()));
        return JWT.builder().withClaims(strings).build();
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
