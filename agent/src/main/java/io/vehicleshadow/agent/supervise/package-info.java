/** The process: tells systemd that the agent runs and that its loop turns, and when it ends. Knows neither shadows nor cars. */
package io.vehicleshadow.agent.supervise;
