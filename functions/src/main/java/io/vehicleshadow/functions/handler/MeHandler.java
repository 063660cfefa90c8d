package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.http.BadRequest;
import io.vehicleshadow.functions.http.HttpAnswer;
import io.vehicleshadow.functions.http.HttpRequest;
import io.vehicleshadow.functions.http.Json;
import io.vehicleshadow.functions.pin.Pin;
import io.vehicleshadow.functions.pin.Pins;
import io.vehicleshadow.functions.wiring.UseCases;

/** The Lambda function for what a person keeps here: the PIN for voice. */
public final class MeHandler extends HttpFunction {
    private final Pins pins;

    public MeHandler() {
        this(UseCases.of(System.getenv()));
    }

    public MeHandler(UseCases cases) {
        super(cases);
        this.pins = cases.pins();
    }

    APIGatewayV2HTTPResponse show(PersonId person, HttpRequest request) {
        return HttpAnswer.ok(Json.me(person, pins.isSet(person), pins.lockedUntil(person)));
    }

    APIGatewayV2HTTPResponse setPin(PersonId person, HttpRequest request) {
        String digits = request.body().path("pin").textValue();
        if (!Pin.isValid(digits)) {
            throw new BadRequest("Send {\"pin\": \"…\"} with 4 to 12 digits, as a string");
        }
        pins.set(person, new Pin(digits));
        return HttpAnswer.noContent();
    }
}
