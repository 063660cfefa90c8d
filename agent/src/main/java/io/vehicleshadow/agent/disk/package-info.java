/** Files that are there whole or not at all, whenever the power fails. Knows nothing of what stands in them. */
package io.vehicleshadow.agent.disk;
