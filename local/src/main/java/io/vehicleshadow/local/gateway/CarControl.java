package io.vehicleshadow.local.gateway;

import io.vehicleshadow.local.listen.LocalListener;
import io.vehicleshadow.vehicle.ThingName;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;

/**
 * Hands what the page does "at the car" to the control socket of the simulated car: {@code /car/THING}, where any other
 * vehicle has no such car.
 */
public final class CarControl {
    static final String PATH = "/car/";

    private static final int LONGEST_BODY = 64 * 1024;
    private final Vertx vertx;
    private final HttpClient http;
    private final ThingName thing;
    private final int carPort;

    /** For the car of that name, whose control socket listens on that port. */
    public CarControl(Vertx vertx, ThingName thing, int carPort) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient();
        this.thing = thing;
        this.carPort = carPort;
    }

    public void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response().putHeader("Content-Type", "application/json");
        if (!request.path().equals(PATH + thing)) {
            response.setStatusCode(404).end("{\"error\":\"only " + thing + " has a simulated car\"}");
            return;
        }
        LocalListener.read(vertx, request, LONGEST_BODY, body -> pass(request.method(), body, response));
    }

    private void pass(HttpMethod method, Buffer body, HttpServerResponse response) {
        RequestOptions car = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(carPort)
                .setMethod(method)
                .setURI("/");
        http.request(car)
                .compose(asked -> method == HttpMethod.POST ? asked.send(body) : asked.send())
                .compose(answer -> answer.body().map(told -> {
                    response.setStatusCode(answer.statusCode());
                    return told;
                }))
                .onSuccess(response::end)
                .onFailure(e -> response.setStatusCode(503).end("{\"error\":\"the car's agent is not running\"}"));
    }
}
