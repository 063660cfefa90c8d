/** Sends a person's command to a vehicle, once, and waits for the answer. Knows no transport and no database. */
package io.vehicleshadow.functions.ask;
