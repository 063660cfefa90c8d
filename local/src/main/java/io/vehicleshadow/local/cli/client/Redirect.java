package io.vehicleshadow.local.cli.client;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.State;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.local.listen.OwnPages;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where the browser comes back to. Any page can send a browser here, so only what carries the state of this sign-in
 * counts, an error too; everything else is turned away and the waiting goes on.
 */
final class Redirect implements AutoCloseable {
    private final URI address;
    private final State state;
    private final HttpServer server;
    private final CompletableFuture<AuthorizationResponse> answer = new CompletableFuture<>();

    private Redirect(URI address, State state, HttpServer server) {
        this.address = address;
        this.state = state;
        this.server = server;
    }

    /** @throws IOException if another program listens there */
    static Redirect listen(URI address, State state) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()), 0);
        } catch (BindException e) {
            throw new IOException(
                    "another program listens on port " + address.getPort() + ", where the sign-in comes back to", e);
        }
        Redirect redirect = new Redirect(address, state, server);
        server.createContext("/", redirect::handle);
        server.start();
        return redirect;
    }

    AuthorizationResponse await(Duration patience) throws IOException, InterruptedException {
        try {
            return answer.get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no sign-in within " + patience.toMinutes() + " minutes", e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        Optional<AuthorizationResponse> response = ofThisSignIn(exchange);
        byte[] page = (response.isPresent() ? "Go back to the command line." : "This is not the sign-in in progress.")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(response.isPresent() ? 200 : 404, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
        response.ifPresent(answer::complete);
    }

    private Optional<AuthorizationResponse> ofThisSignIn(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        boolean here = new OwnPages(address.getPort(), Set.of())
                        .refusal(headers.getFirst("Host"), headers.getFirst("Origin"))
                        .isEmpty()
                && exchange.getRequestMethod().equals("GET")
                && address.getPath().equals(exchange.getRequestURI().getPath());
        try {
            return Optional.of(AuthorizationResponse.parse(address.resolve(exchange.getRequestURI())))
                    .filter(response -> here && state.equals(response.getState()));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
