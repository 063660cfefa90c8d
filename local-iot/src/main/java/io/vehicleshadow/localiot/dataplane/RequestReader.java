package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.policy.Authorization;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers a request, has it carried out, and answers on the connection's own thread. */
final class RequestReader {
    private static final Logger LOG = LoggerFactory.getLogger(RequestReader.class);

    /** Bytes of a body at most. Source: AWS IoT Core quotas, message size. */
    private static final int MOST_BYTES = 128 * 1024;

    private final Routes routes;
    private final Answering answering;

    RequestReader(Routes routes, Answering answering) {
        this.routes = routes;
        this.answering = answering;
    }

    void read(HttpServerRequest request, Supplier<Authorization> caller) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() <= MOST_BYTES) {
                body.appendBuffer(chunk);
            }
            if (body.length() > MOST_BYTES) {
                refuseTooLarge(request);
            }
        });
        request.endHandler(end -> {
            if (body.length() <= MOST_BYTES) {
                carryOut(request, body.getBytes(), caller);
            }
        });
    }

    private void refuseTooLarge(HttpServerRequest request) {
        if (!request.response().ended()) {
            request.response().putHeader("Connection", "close");
            answering.answer(
                    request.response(),
                    new Reply.Failed(
                            ErrorType.REQUEST_ENTITY_TOO_LARGE, "The payload exceeds the maximum size allowed"));
        }
    }

    private void carryOut(HttpServerRequest request, byte[] body, Supplier<Authorization> caller) {
        Context here = Vertx.currentContext();
        reply(request, body, caller).whenComplete((reply, failure) -> {
            Reply answer = failure == null ? reply : failed(failure);
            if (Vertx.currentContext() == here) {
                answering.answer(request.response(), answer);
            } else {
                here.runOnContext(unused -> answering.answer(request.response(), answer));
            }
        });
    }

    private CompletionStage<Reply> reply(HttpServerRequest request, byte[] body, Supplier<Authorization> caller) {
        try {
            Target target = Target.of(request.path())
                    .orElseThrow(() ->
                            new BadRequest(ErrorType.RESOURCE_NOT_FOUND, "There is nothing at " + request.path()));
            Call call = new Call(request.method(), request.params(), request.headers(), body, caller.get());
            return routes.carryOut(target, call);
        } catch (BadRequest e) {
            return CompletableFuture.completedStage(e.reply());
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static Reply failed(Throwable failure) {
        LOG.error("A request to the data plane failed", failure);
        return new Reply.Failed(ErrorType.INTERNAL_FAILURE, "Internal service failure");
    }
}
