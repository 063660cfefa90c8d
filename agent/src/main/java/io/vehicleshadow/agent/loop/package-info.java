/** The one thread that everything in the agent happens on, and the time it goes by. Knows nothing of shadows. */
package io.vehicleshadow.agent.loop;
