package io.vehicleshadow.agent.car;

import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a car is opened with.
 *
 * @param catalogue the signals that it has
 * @param loop where its methods are called, and where it may have things done later
 * @param data the agent's folder, for what has to outlast the program; empty if nothing has to
 * @param pace how fast parts move, where they are simulated
 */
public record CarSetting(SignalCatalogue catalogue, Loop loop, Optional<Path> data, Pace pace) {

    /** How fast a simulated car moves. */
    public enum Pace {
        /** As the catalogue says. */
        LIFELIKE,
        /** At once: for measurements of everything else. */
        IMMEDIATE
    }
}
