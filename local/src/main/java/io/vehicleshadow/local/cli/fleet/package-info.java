/**
 * Many simulated cars in a few processes, commands for them, faults, and what came of it. Knows neither people nor the API:
 * it writes into shadows and reads their documents.
 */
package io.vehicleshadow.local.cli.fleet;
