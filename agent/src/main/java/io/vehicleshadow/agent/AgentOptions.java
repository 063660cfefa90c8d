package io.vehicleshadow.agent;

import io.vehicleshadow.agent.command.Limits;
import io.vehicleshadow.agent.session.SessionOptions;
import io.vehicleshadow.agent.simulation.MovementTimes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that an agent needs to know to start.
 *
 * @param session where it connects
 * @param limits how patient and how fast it is
 * @param movementTimes how fast the simulated car moves
 * @param data where journal and car are kept; empty if they end with the program
 * @param controlPort where a hand at the car acts, 0 for any free port; empty if nowhere
 */
record AgentOptions(
        SessionOptions session,
        Limits limits,
        MovementTimes movementTimes,
        Optional<Path> data,
        OptionalInt controlPort) {}
