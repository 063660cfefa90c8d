package io.vehicleshadow.localiot.authorizer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.broker.admit.PageAuthorizer;
import io.vehicleshadow.localiot.broker.admit.PageAuthorizers;
import io.vehicleshadow.localiot.function.JavaFunctions;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.store.JsonMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The authorizers by name. A client that names one is decided about by its Java function, every other client by the
 * default. Durable and thread-safe.
 */
public final class Authorizers implements PageAuthorizers, AutoCloseable {

    private static final int THREADS = 8;
    private static final String DEFINITION = "definition";
    private static final String CREATED = "createdMillis";
    private static final String MODIFIED = "modifiedMillis";

    private final JsonMap kept;
    private final JavaFunctions<AuthorizerFunction> functions;
    private final Optional<PageAuthorizer> otherwise;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), Authorizers::thread);

    /** @param otherwise decides about clients that name none; empty to trust them */
    public Authorizers(JsonMap kept, JavaFunctions<AuthorizerFunction> functions, Optional<PageAuthorizer> otherwise) {
        this.kept = kept;
        this.functions = functions;
        this.otherwise = otherwise;
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "local-iot-authorizer");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Puts an authorizer in, or another in its place; counts from the next connection and refresh on.
     *
     * @throws IllegalArgumentException when it can't be honored; says why, and the old one stays
     */
    public void put(String name, Authorizer authorizer) {
        authorizer.check();
        ObjectNode json =
                Json.object().put(CREATED, authorizer.createdMillis()).put(MODIFIED, authorizer.modifiedMillis());
        json.set(DEFINITION, authorizer.definition());
        kept.put(name, json);
    }

    public Optional<Authorizer> find(String name) {
        return kept.find(name)
                .map(json -> new Authorizer(
                        json.withObject("/" + DEFINITION),
                        json.path(CREATED).asLong(),
                        json.path(MODIFIED).asLong()));
    }

    public void remove(String name) {
        kept.remove(name);
    }

    public List<String> names() {
        return kept.keys();
    }

    @Override
    public Optional<PageAuthorizer> of(PageAuthorizer.Request request) {
        Optional<PageAuthorizer> named = Shown.authorizerName(request)
                .map(name -> shown -> CompletableFuture.supplyAsync(() -> decide(name, shown), threads));
        return named.or(() -> otherwise);
    }

    private PageAuthorizer.Verdict decide(String name, PageAuthorizer.Request request) {
        if (!Authorizer.NAME.matcher(name).matches()) {
            throw new IllegalStateException("what the client names can't be an authorizer");
        }
        Authorizer authorizer =
                find(name).orElseThrow(() -> new IllegalStateException("there is no authorizer '" + name + "'"));
        if (!authorizer.isActive()) {
            throw new IllegalStateException("the authorizer '" + name + "' is INACTIVE");
        }
        if (authorizer.isSigned() && !authorizer.hasSigned(request)) {
            throw new IllegalStateException(
                    "the token is missing, or not signed by a key of the authorizer '" + name + "'");
        }
        String function = authorizer.functionArn();
        return FunctionAuthorizer.ask(
                functions
                        .find(function)
                        .orElseThrow(() -> new IllegalStateException("no Java function is registered for " + function)),
                request,
                authorizer.token(request),
                authorizer.isSigned());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
