package io.vehicleshadow.local.gateway;

import io.vehicleshadow.vehicle.ThingName;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;

/**
 * Hands what the page does "at the car" to the control socket of the simulated car: {@code /car/THING}, where any other
 * vehicle has no such car. Only the run's own page may.
 */
public final class CarControl {
    /** Where it is found. */
    static final String PATH = "/car/";

    private final HttpClient http;
    private final ThingName thing;
    private final int carPort;
    private final String pageOrigin;

    /** For the car of that name, whose control socket listens on that port, for pages of that origin. */
    public CarControl(Vertx vertx, ThingName thing, int carPort, String pageOrigin) {
        http = vertx.createHttpClient();
        this.thing = thing;
        this.carPort = carPort;
        this.pageOrigin = pageOrigin;
    }

    /** Answers one request. */
    public void handle(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        HttpServerResponse response = request.response().putHeader("Content-Type", "application/json");
        if (origin != null && !origin.equals(pageOrigin)) {
            response.setStatusCode(403).end("{\"error\":\"only the page of this run has a hand at the car\"}");
            return;
        }
        if (!request.path().equals(PATH + thing)) {
            response.setStatusCode(404).end("{\"error\":\"only " + thing + " has a simulated car\"}");
            return;
        }
        HttpMethod method = request.method();
        request.body()
                .compose(body -> http.request(new RequestOptions()
                                .setHost("127.0.0.1")
                                .setPort(carPort)
                                .setMethod(method)
                                .setURI("/"))
                        .compose(asked -> method == HttpMethod.POST ? asked.send(body) : asked.send()))
                .compose(answer -> answer.body().map(body -> {
                    response.setStatusCode(answer.statusCode());
                    return body;
                }))
                .onSuccess(response::end)
                .onFailure(e -> response.setStatusCode(503).end("{\"error\":\"the car's agent does not run\"}"));
    }
}
