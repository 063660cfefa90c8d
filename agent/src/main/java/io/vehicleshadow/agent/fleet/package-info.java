/**
 * Many simulated cars in one process, each with its own identity, journal, session and executor, as a vehicle's agent has
 * them. Decides nothing about commands.
 */
package io.vehicleshadow.agent.fleet;
