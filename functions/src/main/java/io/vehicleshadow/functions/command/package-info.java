/** Asks a vehicle, waits for it, takes a request back, and tells what is true. Knows no transport and no database. */
package io.vehicleshadow.functions.command;
