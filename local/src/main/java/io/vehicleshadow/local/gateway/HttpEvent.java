package io.vehicleshadow.local.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The event that API Gateway hands to a function.
 *
 * <p>Source: API Gateway developer guide, Lambda proxy integrations for HTTP APIs, payload format version 2.0.
 */
final class HttpEvent {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpEvent() {}

    static byte[] of(
            HttpServerRequest request,
            Buffer body,
            String rawPath,
            Route route,
            Optional<Map<String, Object>> claims,
            String requestId,
            Instant now) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0").put("routeKey", route.key()).put("rawPath", rawPath);
        event.put("rawQueryString", request.query() == null ? "" : request.query());
        event.set("headers", headers(request));
        ObjectNode query = query(request);
        if (!query.isEmpty()) {
            event.set("queryStringParameters", query);
        }
        ObjectNode path = event.objectNode();
        route.match(rawPath).orElseThrow().forEach((name, value) -> path.put(name, decoded(value)));
        if (!path.isEmpty()) {
            event.set("pathParameters", path);
        }
        event.set("requestContext", context(request, rawPath, route, claims, requestId, now));
        if (body.length() > 0) {
            event.put("body", body.toString(StandardCharsets.UTF_8));
        }
        event.put("isBase64Encoded", false);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode headers(HttpServerRequest request) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        for (String name : request.headers().names()) {
            headers.put(
                    name.toLowerCase(Locale.ROOT),
                    String.join(",", request.headers().getAll(name)));
        }
        return headers;
    }

    private static ObjectNode query(HttpServerRequest request) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        for (String name : request.params().names()) {
            StringJoiner values = new StringJoiner(",");
            request.params().getAll(name).forEach(values::add);
            query.put(name, values.toString());
        }
        return query;
    }

    private static ObjectNode context(
            HttpServerRequest request,
            String rawPath,
            Route route,
            Optional<Map<String, Object>> claims,
            String requestId,
            Instant now) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.put("accountId", "000000000000").put("apiId", "local").put("stage", "$default");
        claims.ifPresent(all -> {
            ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
            ObjectNode strings = jwt.putObject("claims");
            all.forEach((name, value) -> strings.put(name, String.valueOf(value)));
            jwt.putNull("scopes");
        });
        context.put("domainName", "localhost").put("domainPrefix", "localhost");
        context.putObject("http")
                .put("method", request.method().name())
                .put("path", rawPath)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", request.remoteAddress().hostAddress())
                .put("userAgent", request.getHeader("User-Agent"));
        context.put("requestId", requestId).put("routeKey", route.key());
        return context.put("time", TIME.format(now)).put("timeEpoch", now.toEpochMilli());
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
