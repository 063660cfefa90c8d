/** The port to the Device Shadow service: what goes out, what comes in, why it refuses. Knows no MQTT. */
package io.vehicleshadow.agent.service;
