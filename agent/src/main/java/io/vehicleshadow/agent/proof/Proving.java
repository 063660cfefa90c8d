package io.vehicleshadow.agent.proof;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.proof.ProofPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a vehicle has commands proven: its gate and the car behind it.
 *
 * @param gate which commands pass
 * @param car with the keys as an actuator, where proofs are required
 */
public record Proving(Gate gate, Car car) {
    private static final Logger LOG = LoggerFactory.getLogger(Proving.class);

    /**
     * Takes up keys and used proofs where they were left.
     *
     * @param data where they are kept; only none may do without
     * @throws IOException if they can't be read
     * @throws IllegalArgumentException if there is no place for them
     */
    public static Proving of(ProofPolicy policy, ThingName thing, Car car, Optional<Path> data, Loop loop)
            throws IOException {
        if (policy == ProofPolicy.NONE) {
            return new Proving(Gate.OPEN, car);
        }
        ProofFiles files = new ProofFiles(data.orElseThrow(() ->
                new IllegalArgumentException("--require-proof needs --data, where keys and used proofs are kept")));
        KeyRing keys = files.keys();
        if (keys.isEmpty()) {
            LOG.warn("There is no owner's key yet: give one at the car, or nothing that needs a proof is done");
        }
        return new Proving(new ProofGate(thing, policy, keys, files, loop), new KeyedCar(car, keys, loop));
    }
}
