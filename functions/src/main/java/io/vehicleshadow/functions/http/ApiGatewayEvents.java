package io.vehicleshadow.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Http;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The events of API Gateway as JSON, in payload format 2.0. Reads what a signed-in person's request holds; what only
 * other authorizers send (IAM, Lambda, cookies, stage variables) is left out.
 *
 * <p>By hand: a cold JVM spends ten times as long on a mapper of objects (ADR 70).
 *
 * <p>Source: API Gateway developer guide, Lambda integrations for HTTP APIs.
 */
public final class ApiGatewayEvents {
    private ApiGatewayEvents() {}

    /** @throws IOException if it is not JSON */
    public static APIGatewayV2HTTPEvent read(byte[] event) throws IOException {
        JsonNode json = JsonText.read(event);
        return APIGatewayV2HTTPEvent.builder()
                .withVersion(json.path("version").textValue())
                .withRouteKey(json.path("routeKey").textValue())
                .withRawPath(json.path("rawPath").textValue())
                .withRawQueryString(json.path("rawQueryString").textValue())
                .withHeaders(strings(json.path("headers")))
                .withQueryStringParameters(strings(json.path("queryStringParameters")))
                .withPathParameters(strings(json.path("pathParameters")))
                .withRequestContext(context(json.path("requestContext")))
                .withBody(json.path("body").textValue())
                .withIsBase64Encoded(json.path("isBase64Encoded").asBoolean())
                .build();
    }

    private static RequestContext context(JsonNode json) {
        JWT jwt = JWT.builder()
                .withClaims(strings(json.path("authorizer").path("jwt").path("claims")))
                .build();
        return RequestContext.builder()
                .withRequestId(json.path("requestId").textValue())
                .withRouteKey(json.path("routeKey").textValue())
                .withTime(json.path("time").textValue())
                .withTimeEpoch(json.path("timeEpoch").asLong())
                .withAuthorizer(Authorizer.builder().withJwt(jwt).build())
                .withHttp(http(json.path("http")))
                .build();
    }

    private static Http http(JsonNode json) {
        return Http.builder()
                .withMethod(json.path("method").textValue())
                .withPath(json.path("path").textValue())
                .withSourceIp(json.path("sourceIp").textValue())
                .withUserAgent(json.path("userAgent").textValue())
                .build();
    }

    private static Map<String, String> strings(JsonNode json) {
        Map<String, String> strings = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (!member.getValue().isNull()) {
                strings.put(member.getKey(), member.getValue().asText());
            }
        }
        return strings;
    }

    public static byte[] bytes(APIGatewayV2HTTPResponse response) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("statusCode", response.getStatusCode());
        ObjectNode headers = json.putObject("headers");
        for (Map.Entry<String, String> header : response.getHeaders().entrySet()) {
            headers.put(header.getKey(), header.getValue());
        }
        if (response.getBody() != null) {
            json.put("body", response.getBody());
        }
        return JsonText.bytes(json.put("isBase64Encoded", response.getIsBase64Encoded()));
    }
}
