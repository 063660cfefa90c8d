package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.http.HttpAnswer;
import io.vehicleshadow.functions.http.HttpRequest;
import io.vehicleshadow.functions.http.Json;
import io.vehicleshadow.functions.http.StateJson;
import io.vehicleshadow.functions.view.VehicleView;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.util.Map;

/** The Lambda function that shows vehicles and their catalogues of signals. */
public final class VehiclesHandler extends HttpFunction {
    private final VehicleView view;
    private final StateJson states;
    private final SignalCatalogue first;

    public VehiclesHandler() {
        this(UseCases.prepared(System.getenv()));
    }

    public VehiclesHandler(UseCases cases) {
        super(cases);
        this.view = cases.vehicleView();
        this.states = new StateJson(cases.catalogues());
        this.first = cases.catalogues().first();
    }

    APIGatewayV2HTTPResponse list(PersonId person, HttpRequest request) {
        return HttpAnswer.ok(Json.list("vehicles", view.mine(person), Json::vehicle));
    }

    APIGatewayV2HTTPResponse one(PersonId person, HttpRequest request) {
        return request.thing()
                .flatMap(thing -> view.of(person, thing))
                .map(state -> HttpAnswer.ok(states.of(state, view.label(state.thing()))))
                .orElseGet(() -> noSuchVehicle(request));
    }

    APIGatewayV2HTTPResponse signals(PersonId person, HttpRequest request) {
        return signals(first);
    }

    APIGatewayV2HTTPResponse signalsOfOne(PersonId person, HttpRequest request) {
        return request.thing()
                .flatMap(thing -> view.catalogue(person, thing))
                .map(VehiclesHandler::signals)
                .orElseGet(() -> noSuchVehicle(request));
    }

    private static APIGatewayV2HTTPResponse signals(SignalCatalogue catalogue) {
        return HttpAnswer.json(200, catalogue.document(), Map.of("ETag", '"' + catalogue.digest() + '"'));
    }
}
