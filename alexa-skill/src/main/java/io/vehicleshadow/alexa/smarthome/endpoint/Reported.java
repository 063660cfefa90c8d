package io.vehicleshadow.alexa.smarthome.endpoint;

import io.vehicleshadow.alexa.speech.CarSpeech;
import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What a car has reported for one signal. */
record Reported(Signal signal) {
    Optional<SignalValue> value(VehicleState car) {
        return CarSpeech.reported(signal, car);
    }

    Optional<BigDecimal> quantity(VehicleState car) {
        return value(car)
                .filter(SignalValue.Quantity.class::isInstance)
                .map(value -> ((SignalValue.Quantity) value).number());
    }

    /** A car that is away was so when it went, as far as anybody knows. */
    Instant sampledAt(VehicleState car) {
        return car.presence()
                .filter(presence -> !presence.online())
                .map(Presence::since)
                .orElse(car.asOf());
    }
}
