package io.vehicleshadow.local.listen;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** Reads a body: counted while it comes, and for so long only. What is too long or too slow is answered, and hung up on. */
public final class RequestBody {
    /** How long a body may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpServerRequest request;
    private final int longest;
    private final Handler<Buffer> whole;
    private final Buffer read = Buffer.buffer();
    private boolean over;

    private RequestBody(HttpServerRequest request, int longest, Handler<Buffer> whole) {
        this.request = request;
        this.longest = longest;
        this.whole = whole;
    }

    /**
     * Hands the body on once it is whole.
     *
     * @param longest in bytes
     */
    public static void read(Vertx vertx, HttpServerRequest request, int longest, Handler<Buffer> whole) {
        read(vertx, request, longest, PATIENCE, whole);
    }

    static void read(Vertx vertx, HttpServerRequest request, int longest, Duration patience, Handler<Buffer> whole) {
        RequestBody body = new RequestBody(request, longest, whole);
        long timer = vertx.setTimer(patience.toMillis(), id -> body.refuse(408, "The request did not arrive in time"));
        request.exceptionHandler(failure -> body.over = true)
                .handler(body::add)
                .endHandler(end -> {
                    vertx.cancelTimer(timer);
                    body.end();
                })
                .resume();
    }

    private void add(Buffer chunk) {
        if (!over && read.length() + chunk.length() > longest) {
            refuse(413, "A request here has at most " + longest + " bytes");
        } else if (!over) {
            read.appendBuffer(chunk);
        }
    }

    private void end() {
        if (!over) {
            over = true;
            whole.handle(read);
        }
    }

    private void refuse(int status, String message) {
        if (!over) {
            over = true;
            HttpServerResponse response = request.response().putHeader("Connection", "close");
            LocalListener.refuse(response, status, message)
                    .onComplete(told -> request.connection().close());
        }
    }
}
