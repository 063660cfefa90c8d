package io.vehicleshadow.localiot.listen;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.IntFunction;

/** Reads a body: counted while it comes, and for so long only. What is too long or too slow is answered, and hung up on. */
public final class RequestBody {

    /** The status of a request that is too long. */
    public static final int TOO_LONG = 413;

    /** The status of a request that is not whole in time. */
    public static final int TOO_SLOW = 408;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpServerRequest request;
    private final int longest;
    private final Handler<Buffer> whole;
    private final IntFunction<Future<Void>> refusal;
    private final Buffer read = Buffer.buffer();
    private Future<Void> refused;

    private RequestBody(
            HttpServerRequest request, int longest, Handler<Buffer> whole, IntFunction<Future<Void>> refusal) {
        this.request = request;
        this.longest = longest;
        this.whole = whole;
        this.refusal = refusal;
    }

    /**
     * Hands the body on once it is whole, unless it has to be refused.
     *
     * @param longest in bytes
     * @param refusal answers with {@link #TOO_LONG} or {@link #TOO_SLOW}; completes when that is written
     */
    public static void read(
            Vertx vertx,
            HttpServerRequest request,
            int longest,
            Handler<Buffer> whole,
            IntFunction<Future<Void>> refusal) {
        read(vertx, request, longest, PATIENCE, whole, refusal);
    }

    /** The same, with another patience than ten seconds. */
    public static void read(
            Vertx vertx,
            HttpServerRequest request,
            int longest,
            Duration patience,
            Handler<Buffer> whole,
            IntFunction<Future<Void>> refusal) {
        RequestBody body = new RequestBody(request, longest, whole, refusal);
        long timer = vertx.setTimer(patience.toMillis(), id -> {
            body.refuse(TOO_SLOW);
            body.hangUp();
        });
        request.exceptionHandler(failure -> vertx.cancelTimer(timer))
                .handler(body::add)
                .endHandler(end -> {
                    vertx.cancelTimer(timer);
                    body.end();
                })
                .resume();
    }

    private void add(Buffer chunk) {
        if (read.length() + chunk.length() > longest) {
            refuse(TOO_LONG);
        }
        if (refused == null) {
            read.appendBuffer(chunk);
        }
    }

    private void end() {
        if (refused == null) {
            whole.handle(read);
        } else {
            hangUp();
        }
    }

    private void refuse(int status) {
        if (refused == null) {
            request.response().putHeader("Connection", "close");
            refused = refusal.apply(status);
        }
    }

    /** Not before the client has sent what it began to send, or used up its time: it might miss the answer. */
    private void hangUp() {
        refused.onComplete(told -> request.connection().close());
    }
}
