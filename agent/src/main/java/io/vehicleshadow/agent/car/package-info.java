/** The port to the car: read it, have it act. Each kind of car has a room of its own below. Knows no shadow and no transport. */
package io.vehicleshadow.agent.car;
