/** What a person at the simulated car does, over HTTP on loopback. Knows the car, not the shadow. */
package io.vehicleshadow.agent.control;
