/**
 * What the vehicle knows of its shadow: requests, reported values, versions, the answers that are due. {@code KnownShadow}
 * is the way in. Knows no car, no timer and no transport.
 */
package io.vehicleshadow.agent.shadow;
