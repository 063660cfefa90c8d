/** Manual control of the car and its connection, over HTTP on loopback. Knows the car, not the shadow. */
package io.vehicleshadow.agent.control;
