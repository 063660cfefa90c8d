/**
 * The vehicle's side of the contract, put together: takes messages in ({@code shadow}), has requests executed
 * ({@code execute}) and says what follows ({@code speak}). Knows no transport.
 */
package io.vehicleshadow.agent.command;
