package io.vehicleshadow.localiot.authorizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.broker.admit.PageAuthorizer;
import io.vehicleshadow.localiot.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Asks a function with the event that AWS IoT sends, and reads its answer.
 *
 * <p>Source: AWS IoT developer guide, Custom authentication: defining your Lambda function.
 */
public final class FunctionAuthorizer implements PageAuthorizer {

    private static final int A_DAY = 86_400;

    private final AuthorizerFunction function;
    private final Executor threads;

    /** @param threads may block */
    public FunctionAuthorizer(AuthorizerFunction function, Executor threads) {
        this.function = function;
        this.threads = threads;
    }

    @Override
    public CompletionStage<Verdict> authorize(Request request) {
        return CompletableFuture.supplyAsync(() -> ask(function, request, Optional.empty(), false), threads);
    }

    static Verdict ask(AuthorizerFunction function, Request request, Optional<String> token, boolean verified) {
        byte[] event = event(request, token, verified);
        byte[] answer;
        try {
            answer = function.answer(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the Java function failed: " + e, e);
        }
        try {
            return verdict(Json.read(new String(answer, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the Java function's answer is wrong: " + e.getMessage(), e);
        }
    }

    private static byte[] event(Request request, Optional<String> token, boolean verified) {
        ObjectNode event = Json.object();
        token.ifPresent(value -> event.put("token", value));
        event.put("signatureVerified", verified);
        event.putArray("protocols").add("http").add("mqtt");
        ObjectNode data = event.putObject("protocolData");
        ObjectNode headers = data.putObject("http")
                .put("queryString", "?" + request.queryString())
                .putObject("headers");
        request.headers().forEach(headers::put);
        ObjectNode mqtt = data.putObject("mqtt").put("clientId", request.clientId());
        if (request.username() != null) {
            mqtt.put("username", request.username());
        }
        if (request.password() != null) {
            mqtt.put("password", Base64.getEncoder().encodeToString(request.password()));
        }
        event.putObject("connectionMetadata").put("id", UUID.randomUUID().toString());
        return Json.bytes(event);
    }

    private static Verdict verdict(JsonNode answer) {
        JsonNode authenticated = answer.path("isAuthenticated");
        if (!authenticated.isBoolean()) {
            throw new IllegalArgumentException("isAuthenticated is true or false, not " + authenticated);
        }
        if (!authenticated.booleanValue()) {
            return Verdict.refused();
        }
        List<String> documents = new ArrayList<>();
        answer.path("policyDocuments")
                .forEach(document -> documents.add(document.isTextual() ? document.textValue() : document.toString()));
        return new Verdict(
                true,
                answer.path("principalId").asText(),
                documents,
                seconds(answer, "disconnectAfterInSeconds"),
                seconds(answer, "refreshAfterInSeconds"));
    }

    /** A day when it is missing. */
    private static int seconds(JsonNode answer, String member) {
        JsonNode seconds = answer.path(member);
        if (seconds.isMissingNode() || seconds.isNull()) {
            return A_DAY;
        }
        if (!seconds.isIntegralNumber() || !seconds.canConvertToInt()) {
            throw new IllegalArgumentException(member + " is a whole number, not " + seconds);
        }
        return seconds.intValue();
    }
}
