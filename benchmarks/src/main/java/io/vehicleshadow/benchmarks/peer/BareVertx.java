package io.vehicleshadow.benchmarks.peer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The least server of the library that the stand-in uses: reads the request and always answers the same bytes. */
public final class BareVertx implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int SECONDS = 5;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(THREADS));
    private final HttpServer server;

    public BareVertx(byte[] answer) throws TimeoutException {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setTcpNoDelay(true)
                .setHttp2ClearTextEnabled(false);
        server = awaited(vertx.createHttpServer(options)
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response()
                                .putHeader("Content-Type", "application/json")
                                .end(Buffer.buffer(answer))))
                .listen());
    }

    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() throws TimeoutException {
        awaited(vertx.close());
    }

    private static <T> T awaited(Future<T> future) throws TimeoutException {
        return future.await(SECONDS, TimeUnit.SECONDS);
    }
}
