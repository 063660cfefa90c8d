/**
 * What a person's own key says for a command, and how a vehicle checks it: {@code docs/proof.md}. Uses the JDK's
 * cryptography only; knows neither where keys are kept nor which proofs were used.
 */
package io.vehicleshadow.vehicle.proof;
