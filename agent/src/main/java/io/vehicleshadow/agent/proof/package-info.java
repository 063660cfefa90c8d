/**
 * Whose command it is: the keys that the vehicle takes proofs of, the ids that are used up, and whether a request may be
 * executed by what it proves. Knows neither shadow nor transport.
 */
package io.vehicleshadow.agent.proof;
