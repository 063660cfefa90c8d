package io.vehicleshadow.local.journey;

import io.vehicleshadow.functions.handler.HttpRoutes;
import io.vehicleshadow.local.gateway.ApiGateway;
import io.vehicleshadow.local.gateway.JwtAuthorizer;
import io.vehicleshadow.local.gateway.Limits;
import io.vehicleshadow.local.gateway.OpenApi;
import io.vehicleshadow.local.gateway.Route;
import io.vehicleshadow.local.gateway.Throttle;
import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.signin.SignIn;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The gateway of a local run on a port of its own, before functions that a test chose, for people of that run. */
final class OwnGateway implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    OwnGateway(Endpoints run, List<Route> routes) throws Exception {
        this(run, routes, Optional.empty());
    }

    /** With limits for people who never see a minute end. */
    OwnGateway(Endpoints run, List<Route> routes, Limits limits) throws Exception {
        this(
                run,
                routes,
                Optional.of(new Throttle(
                        limits,
                        new OpenApi(run.address("signIn")),
                        Clock.fixed(Clock.systemUTC().instant(), ZoneOffset.UTC))));
    }

    private OwnGateway(Endpoints run, List<Route> routes, Optional<Throttle> throttle) throws Exception {
        String issuer = run.address("signIn");
        Clock clock = Clock.systemUTC();
        JwtAuthorizer authorizer = new JwtAuthorizer(issuer, SignIn.keys(issuer), SignIn.clients(List.of()), clock);
        ApiGateway gateway = new ApiGateway(
                vertx, routes, authorizer, () -> UUID.randomUUID().toString(), clock);
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    if (throttle.map(t -> t.admits(request)).orElse(true)) {
                        gateway.handle(request, request.path().substring("/api".length()));
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    /** Functions that end without an answer. */
    static List<Route> crashingRoutes() {
        return HttpRoutes.all().stream()
                .map(route -> new Route(route.method(), route.path(), event -> {
                    throw new IllegalStateException("as a function that runs out of memory");
                }))
                .toList();
    }

    String address() {
        return "http://localhost:" + server.actualPort() + "/api";
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
