package io.vehicleshadow.local.journey;

import io.vehicleshadow.local.gateway.ApiGateway;
import io.vehicleshadow.local.gateway.JwtAuthorizer;
import io.vehicleshadow.local.gateway.Route;
import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.signin.SignIn;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The gateway of a local run on a port of its own, before functions that a test chose, for people of that run. */
final class OwnGateway implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    OwnGateway(Endpoints run, List<Route> routes) throws Exception {
        String issuer = run.address("signIn");
        Clock clock = Clock.systemUTC();
        JwtAuthorizer authorizer = new JwtAuthorizer(issuer, SignIn.keys(issuer), SignIn.clients(), clock);
        ApiGateway gateway = new ApiGateway(
                vertx, routes, authorizer, () -> UUID.randomUUID().toString(), clock);
        server = vertx.createHttpServer()
                .requestHandler(request -> gateway.handle(request, request.path()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    String address() {
        return "http://localhost:" + server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
