package io.vehicleshadow.functions.handler;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.http.BadRequest;
import io.vehicleshadow.functions.http.HttpAnswer;
import io.vehicleshadow.functions.http.HttpRequest;
import io.vehicleshadow.functions.http.Json;
import io.vehicleshadow.functions.pin.Pin;
import io.vehicleshadow.functions.pin.Pins;
import io.vehicleshadow.functions.wiring.UseCases;
import java.util.Map;

/** The Lambda function for what a person keeps here: the PIN for voice. */
public final class MeHandler extends HttpFunction {
    private final Pins pins;

    /** Wired by the environment. */
    public MeHandler() {
        this(UseCases.of(System.getenv()));
    }

    /** With those use cases. */
    public MeHandler(UseCases cases) {
        super(cases);
        this.pins = cases.pins();
    }

    @Override
    Map<String, Operation> operations() {
        return Map.of("GET /me", this::show, "PUT /me/pin", this::setPin);
    }

    private HttpAnswer show(PersonId person, HttpRequest request) {
        return HttpAnswer.ok(Json.me(person, pins.isSet(person), pins.lockedUntil(person)));
    }

    private HttpAnswer setPin(PersonId person, HttpRequest request) {
        String digits = request.body().path("pin").textValue();
        if (!Pin.isValid(digits)) {
            throw new BadRequest("Send {\"pin\": \"…\"} with 4 to 12 digits, as a string");
        }
        pins.set(person, new Pin(digits));
        return HttpAnswer.done();
    }
}
