/** What happened to a vehicle: who requested what, what became of it, what was changed by hand. Knows no database. */
package io.vehicleshadow.functions.history;
