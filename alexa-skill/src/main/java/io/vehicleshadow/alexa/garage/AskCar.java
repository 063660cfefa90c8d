package io.vehicleshadow.alexa.garage;

import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.time.Instant;

/**
 * A spoken request to a car.
 *
 * @param person who asks
 * @param car whom
 * @param signal for what
 * @param value to be what
 * @param confirmed whether the person has said their PIN
 * @param requestId Alexa's id of the request, the same when it is delivered twice
 * @param at Alexa's time of the request
 * @param atMost how long to wait for the car's answer
 */
public record AskCar(
        String person,
        ThingName car,
        SignalKey signal,
        SignalValue value,
        boolean confirmed,
        String requestId,
        Instant at,
        Duration atMost) {}
