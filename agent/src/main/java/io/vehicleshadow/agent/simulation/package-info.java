/** A simulated car behind the ECU port: movement times, interlocks, hands and faults. Knows no shadow and no transport. */
package io.vehicleshadow.agent.simulation;
