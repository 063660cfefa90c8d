/** Has everything in the agent happen one after the other, and tells the time it goes by. Knows nothing of shadows. */
package io.vehicleshadow.agent.loop;
