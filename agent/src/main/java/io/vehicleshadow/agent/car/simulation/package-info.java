/** A simulated car for any catalogue: movement times, interlocks, manual changes, faults. Knows no shadow and no transport. */
package io.vehicleshadow.agent.car.simulation;
