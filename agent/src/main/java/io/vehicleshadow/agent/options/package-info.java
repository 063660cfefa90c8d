/** Options of a command line, the environment and a configuration file, as the agent's programs read them. */
package io.vehicleshadow.agent.options;
