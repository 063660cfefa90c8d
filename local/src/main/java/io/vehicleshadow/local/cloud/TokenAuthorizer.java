package io.vehicleshadow.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.local.gateway.LambdaFunction;
import io.vehicleshadow.localiot.broker.admit.PageAuthorizer;
import io.vehicleshadow.vehicle.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Asks the live-page authorizer, the very Lambda handler of the deployment, with the event that AWS IoT sends it. What is
 * signed with AWS credentials instead of a token is the cloud's own and may do anything, as its role may on AWS: on
 * loopback no signature is checked. Browsers name the origin of their page, and a page has no such credentials.
 *
 * <p>Source: AWS IoT developer guide, Custom authentication: defining your Lambda function.
 */
public final class TokenAuthorizer implements PageAuthorizer {
    private static final String ANYTHING = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:*","Resource":"*"}]}""";
    private static final int A_DAY = 86_400;
    private final LambdaFunction authorizer;
    private final Executor threads;

    public TokenAuthorizer(LambdaFunction authorizer, Executor threads) {
        this.authorizer = authorizer;
        this.threads = threads;
    }

    @Override
    public CompletionStage<Verdict> authorize(Request request) {
        String query = request.queryString() == null ? "" : request.queryString();
        if (query.contains("X-Amz-Signature=") && !isFromPage(request)) {
            return CompletableFuture.completedFuture(new Verdict(true, "cloud", List.of(ANYTHING), A_DAY, A_DAY));
        }
        return CompletableFuture.supplyAsync(() -> ask(request, query), threads);
    }

    private static boolean isFromPage(Request request) {
        return request.headers().keySet().stream().anyMatch("Origin"::equalsIgnoreCase);
    }

    private Verdict ask(Request request, String query) {
        try {
            JsonNode answer = JsonText.read(authorizer.invoke(event(request, query)));
            List<String> documents = new ArrayList<>();
            answer.path("policyDocuments")
                    .forEach(document -> documents.add(document.isTextual() ? document.asText() : document.toString()));
            return new Verdict(
                    answer.path("isAuthenticated").asBoolean(),
                    answer.path("principalId").asText(),
                    documents,
                    answer.path("disconnectAfterInSeconds").asInt(A_DAY),
                    answer.path("refreshAfterInSeconds").asInt(A_DAY));
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static byte[] event(Request request, String query) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        byte[] password = request.password() == null ? new byte[0] : request.password();
        event.put("token", new String(password, StandardCharsets.UTF_8)).put("signatureVerified", false);
        event.putArray("protocols").add("http").add("mqtt");
        ObjectNode data = event.putObject("protocolData");
        ObjectNode headers =
                data.putObject("http").put("queryString", "?" + query).putObject("headers");
        request.headers().forEach(headers::put);
        data.putObject("mqtt")
                .put("clientId", request.clientId())
                .put("username", request.username())
                .put("password", Base64.getEncoder().encodeToString(password));
        event.putObject("connectionMetadata").put("id", UUID.randomUUID().toString());
        return JsonText.bytes(event);
    }
}
