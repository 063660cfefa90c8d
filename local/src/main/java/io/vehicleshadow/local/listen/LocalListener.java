package io.vehicleshadow.local.listen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vehicleshadow.localiot.listen.RequestBody;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** An HTTP server on loopback that answers this machine's programs and its own page, and nobody else. */
public final class LocalListener implements AutoCloseable {
    /** Longer than a command is waited for. */
    private static final int IDLE_SECONDS = 30;

    private final HttpServer server;

    private LocalListener(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens on a port, any free one if it is 0.
     *
     * @param otherOrigins pages besides those of this listener that may call it
     * @throws Exception if the port is taken
     */
    public static LocalListener start(
            Vertx vertx, int port, Set<String> otherOrigins, Handler<HttpServerRequest> answer) throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setTcpNoDelay(true)
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(true)
                .setHandle100ContinueAutomatically(true)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        HttpServer server = vertx.createHttpServer(options)
                .requestHandler(request -> admit(request, otherOrigins, answer))
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        return new LocalListener(server);
    }

    private static void admit(HttpServerRequest request, Set<String> otherOrigins, Handler<HttpServerRequest> answer) {
        OwnPages pages = new OwnPages(request.localAddress().port(), otherOrigins);
        Optional<String> refusal = pages.refusal(request.getHeader("Host"), request.getHeader("Origin"));
        if (refusal.isPresent()) {
            refuse(request.response(), 403, refusal.get());
        } else {
            answer.handle(request);
        }
    }

    /**
     * Hands a request's body on once it is whole.
     *
     * @param longest in bytes
     */
    public static void read(Vertx vertx, HttpServerRequest request, int longest, Handler<Buffer> whole) {
        RequestBody.read(vertx, request, longest, whole, status -> refuse(request, status, longest));
    }

    /** Answers that a body is too long or too slow. */
    static Future<Void> refuse(HttpServerRequest request, int status, int longest) {
        String message = status == RequestBody.TOO_LONG
                ? "A request here has at most " + longest + " bytes"
                : "The request did not arrive in time";
        return refuse(request.response(), status, message);
    }

    /** Answers that a request is not taken. */
    public static Future<Void> refuse(HttpServerResponse response, int status, String message) {
        return response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(JsonText.write(JsonNodeFactory.instance.objectNode().put("message", message)));
    }

    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        server.close();
    }
}
