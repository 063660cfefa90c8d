/** The vehicle's side of the contract: which requests are new, when they are executed, how they are answered. Knows no transport. */
package io.vehicleshadow.agent.command;
