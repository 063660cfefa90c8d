package io.vehicleshadow.agent;

import io.vehicleshadow.agent.car.CarSetting.Pace;
import io.vehicleshadow.agent.command.Limits;
import io.vehicleshadow.agent.provision.Renewing;
import io.vehicleshadow.agent.session.Credentials;
import io.vehicleshadow.agent.session.Endpoint;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.proof.ProofPolicy;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that an agent needs to know to start.
 *
 * @param thing the vehicle
 * @param endpoint where it connects
 * @param credentials as whom
 * @param renewing how its certificate is renewed; empty if it is not
 * @param longestPause the longest wait before connecting again
 * @param limits how long it waits and how much it sends
 * @param catalogue what the car can do
 * @param car the kind of car, as {@code --car} names it
 * @param pace how fast a simulated car moves
 * @param requireProof which commands are executed only with a proof
 * @param data where journal and simulated car are kept; empty if they end with the program
 * @param controlPort where the control server listens, 0 for any free port; empty if nowhere
 */
record AgentOptions(
        ThingName thing,
        Endpoint endpoint,
        Credentials credentials,
        Optional<Renewing.Setting> renewing,
        Duration longestPause,
        Limits limits,
        SignalCatalogue catalogue,
        String car,
        Pace pace,
        ProofPolicy requireProof,
        Optional<Path> data,
        OptionalInt controlPort) {}
