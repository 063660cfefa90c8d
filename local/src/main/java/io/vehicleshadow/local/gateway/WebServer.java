package io.vehicleshadow.local.gateway;

import io.vehicleshadow.local.listen.LocalListener;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;

/** The one web address of a local run: the page, {@code /api}, {@code /alexa}, {@code /car}. */
public final class WebServer implements AutoCloseable {
    private static final String API = "/api";
    private final OpenApi document;
    private final Optional<Throttle> throttle;
    private final ApiGateway api;
    private final VoiceEndpoint voice;
    private final CarControl car;
    private final Site site;
    private LocalListener listener;

    /** @param throttle refuses who asks too often; empty for no limits */
    public WebServer(
            OpenApi document,
            Optional<Throttle> throttle,
            ApiGateway api,
            VoiceEndpoint voice,
            CarControl car,
            Site site) {
        this.document = document;
        this.throttle = throttle;
        this.api = api;
        this.voice = voice;
        this.car = car;
        this.site = site;
    }

    /**
     * Listens on a port of the loopback interface.
     *
     * @throws Exception if the port is taken
     */
    public void listen(Vertx vertx, int port) throws Exception {
        listener = LocalListener.start(vertx, port, Set.of(), this::handle);
    }

    private void handle(HttpServerRequest request) {
        if (throttle.isPresent() && !throttle.get().admits(request)) {
            return;
        }
        String path = request.path();
        if (path.equals(OpenApi.PATH) && request.method().equals(HttpMethod.GET)) {
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-cache")
                    .end(document.text());
        } else if (path.startsWith(API + "/")) {
            api.handle(request, path.substring(API.length()));
        } else if (path.equals("/alexa") || path.equals("/alexa/smart-home")) {
            voice.handle(request);
        } else if (path.startsWith(CarControl.PATH)) {
            car.handle(request);
        } else {
            site.handle(request);
        }
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
    }
}
