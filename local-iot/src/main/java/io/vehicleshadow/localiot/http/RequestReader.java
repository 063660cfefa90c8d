package io.vehicleshadow.localiot.http;

import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.listen.LocalCallers;
import io.vehicleshadow.localiot.listen.RequestBody;
import io.vehicleshadow.localiot.policy.Authorization;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers a request, has its operation carried out, and answers on the connection's own thread. */
final class RequestReader {
    private static final Logger LOG = LoggerFactory.getLogger(RequestReader.class);
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence ERROR_TYPE = HttpHeaders.createOptimized("x-amzn-ErrorType");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-amzn-RequestId");

    /** Bytes of a body at most. Source: AWS IoT Core quotas, message size. */
    private static final int MOST_BYTES = 128 * 1024;

    private final Vertx vertx;
    private final Routes routes;
    private final Supplier<UUID> ids;

    RequestReader(Vertx vertx, Routes routes, Supplier<UUID> ids) {
        this.vertx = vertx;
        this.routes = routes;
        this.ids = ids;
    }

    void read(HttpServerRequest request, Supplier<Authorization> caller) {
        Optional<String> refusal = LocalCallers.refusal(
                request.localAddress().port(), request.getHeader("Host"), request.getHeader("Origin"));
        if (refusal.isPresent()) {
            fail(request.response(), new HttpError(ErrorType.FORBIDDEN, refusal.get()));
        } else if (!CrossOrigin.isAnswered(request)) {
            RequestBody.read(
                    vertx,
                    request,
                    MOST_BYTES,
                    body -> carryOut(request, body.getBytes(), caller),
                    status -> refuse(request.response(), status));
        }
    }

    private Future<Void> refuse(HttpServerResponse response, int status) {
        String why = status == RequestBody.TOO_LONG
                ? "The payload exceeds the maximum size allowed"
                : "The request did not arrive in time";
        return fail(response, new HttpError(ErrorType.of(status), why));
    }

    private void carryOut(HttpServerRequest request, byte[] body, Supplier<Authorization> caller) {
        Context here = Vertx.currentContext();
        carriedOut(request, body, caller).whenComplete((answer, failure) -> {
            if (Vertx.currentContext() == here) {
                answer(request.response(), answer, failure);
            } else {
                here.runOnContext(unused -> answer(request.response(), answer, failure));
            }
        });
    }

    private CompletionStage<byte[]> carriedOut(HttpServerRequest request, byte[] body, Supplier<Authorization> caller) {
        try {
            Routes.Found found = routes.find(request.method().name(), request.path());
            return found.operation()
                    .carryOut(new Call(found.variables(), request.params(), request.headers(), body, caller.get()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private void answer(HttpServerResponse response, byte[] answer, Throwable failure) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (failure == null) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(Buffer.buffer(answer));
            return;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof HttpError error) {
            fail(response, error);
        } else {
            LOG.error("An HTTP request failed", cause);
            fail(response, new HttpError(ErrorType.INTERNAL_FAILURE, "Internal service failure"));
        }
    }

    private Future<Void> fail(HttpServerResponse response, HttpError error) {
        String id = ids.get().toString();
        return response.setStatusCode(error.type().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader(ERROR_TYPE, error.type().exception())
                .putHeader(REQUEST_ID, id)
                .end(Json.object()
                        .put("message", error.getMessage())
                        .put("code", error.type().status())
                        .put("traceId", id)
                        .toString());
    }
}
