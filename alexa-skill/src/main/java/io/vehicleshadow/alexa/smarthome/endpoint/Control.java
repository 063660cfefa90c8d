package io.vehicleshadow.alexa.smarthome.endpoint;

import io.vehicleshadow.alexa.smarthome.message.HomeError;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;

/** What a directive means for a car. */
public sealed interface Control {
    /** Send this request to the car. */
    record Command(Signal signal, SignalValue value) implements Control {}

    /** Nothing that can be sent. */
    record Refused(HomeError error) implements Control {}

    /** Nothing that can be sent, for that reason. */
    static Control refused(HomeError.Type type, String message) {
        return new Refused(HomeError.of(type, message));
    }
}
