package io.vehicleshadow.localiot.http;

import io.vehicleshadow.localiot.listen.TlsEnd;
import io.vehicleshadow.localiot.policy.Authorization;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.net.impl.VertxConnection;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * The APIs of AWS IoT over HTTP, on loopback, for programs and web pages of this machine. Over plain HTTP every caller is
 * trusted, whatever its signature; over HTTPS who signs is, and of who shows a client certificate its policies decide. Safe
 * for any number of connections.
 */
public final class HttpApi implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long CLOSE_SECONDS = 2;
    private static final String SIGNATURE = "AWS4-HMAC-SHA256 ";

    /** Longer than a direct message waits for its acknowledgment. */
    private static final int IDLE_SECONDS = 30;

    private final Vertx vertx;
    private final RequestReader reader;
    private final Queue<HttpServer> servers = new ConcurrentLinkedQueue<>();

    /** @param ids makes the id under which an error is reported */
    public HttpApi(Vertx vertx, Routes routes, Supplier<UUID> ids) {
        this.vertx = vertx;
        this.reader = new RequestReader(vertx, routes, ids);
    }

    /**
     * Serves plain HTTP.
     *
     * @param port 0 takes a free one
     * @return the port, once connections are accepted
     */
    public CompletionStage<Integer> listen(int port) {
        return serve(options().setPort(port), request -> Authorization.everything());
    }

    /**
     * Serves HTTPS for clients with certificates, and for callers that sign.
     *
     * @param port 0 takes a free one
     * @param key the server's own certificate and key
     * @param clients whose certificates complete the handshake
     * @param callers what the holder of a certificate may do; empty when it isn't registered or not active
     * @return the port, once connections are accepted
     */
    public CompletionStage<Integer> listenTls(
            int port,
            KeyCertOptions key,
            TrustOptions clients,
            Function<X509Certificate, Optional<Authorization>> callers) {
        HttpServerOptions tls = options()
                .setPort(port)
                .setSsl(true)
                .setSslEngineOptions(new AwsTls())
                .setKeyCertOptions(key)
                .setTrustOptions(clients)
                .setClientAuth(ClientAuth.REQUEST);
        return serve(tls, request -> authorization(request, callers));
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(LOOPBACK)
                .setTcpNoDelay(true)
                .setReuseAddress(true)
                .setHttp2ClearTextEnabled(false)
                // The AWS SDK asks before it sends the body of a PUT, and waits three seconds for the answer.
                .setHandle100ContinueAutomatically(true)
                .setIdleTimeout(IDLE_SECONDS);
    }

    private CompletionStage<Integer> serve(
            HttpServerOptions options, Function<HttpServerRequest, Authorization> callers) {
        HttpServer server = vertx.createHttpServer(options)
                .connectionHandler(HttpApi::watchTls)
                .requestHandler(request -> reader.read(request, () -> callers.apply(request)));
        servers.add(server);
        return server.listen().map(HttpServer::actualPort).toCompletionStage();
    }

    private static void watchTls(HttpConnection connection) {
        if (connection.isSsl() && connection instanceof VertxConnection http1) {
            TlsEnd.watch(http1.channelHandlerContext());
        }
    }

    private static Authorization authorization(
            HttpServerRequest request, Function<X509Certificate, Optional<Authorization>> callers) {
        try {
            X509Certificate certificate =
                    (X509Certificate) request.connection().peerCertificates().get(0);
            return callers.apply(certificate).orElseThrow(() -> new HttpError(ErrorType.UNAUTHORIZED, "Unauthorized"));
        } catch (SSLPeerUnverifiedException e) {
            return signed(request);
        }
    }

    /** Whoever signs, with whatever key, is a program of this machine. */
    private static Authorization signed(HttpServerRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.startsWith(SIGNATURE)) {
            return Authorization.everything();
        }
        throw new HttpError(
                ErrorType.UNAUTHORIZED, "Show a client certificate, or sign the request (AWS Signature V4)");
    }

    /** Stops listening and drops open connections; returns when that is done. */
    @Override
    public void close() {
        List<Future<Void>> closing = servers.stream().map(HttpServer::close).toList();
        servers.clear();
        try {
            Future.join(closing).await(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The HTTP API did not stop within " + CLOSE_SECONDS + " s", e);
        }
    }
}
