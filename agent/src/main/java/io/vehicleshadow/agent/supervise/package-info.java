/** Tells systemd that the agent runs and that its loop turns. Knows neither shadows nor cars. */
package io.vehicleshadow.agent.supervise;
