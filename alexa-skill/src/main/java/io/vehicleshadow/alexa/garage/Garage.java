package io.vehicleshadow.alexa.garage;

import io.vehicleshadow.vehicle.ThingName;
import java.util.List;
import java.util.Optional;

/**
 * The cars that a person may use by voice. Whatever is asked through it is written into the history with the channel
 * "voice". Thread-safe. Every method throws {@link GarageUnavailable} if the cloud does not answer.
 */
public interface Garage {
    /** The person's cars, by name. */
    List<ThingName> cars(String person);

    /** What is true of the car now; empty if it is not the person's. */
    Optional<CarView> look(String person, ThingName car);

    /** Asks the car, and waits for its answer as long as the request says. The same request asks only once. */
    AskAnswer ask(AskCar request);

    /** Why no PIN of the person would be taken now; empty if one would. */
    Optional<PinAnswer.Refusal> pinRefusal(String person);

    /** Judges a spoken PIN, and counts it if it is wrong. */
    PinAnswer checkPin(String person, String digits);
}
