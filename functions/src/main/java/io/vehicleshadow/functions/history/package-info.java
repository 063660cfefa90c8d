/** What happened to a vehicle: who asked what, what became of it, what was changed by hand. Knows no database. */
package io.vehicleshadow.functions.history;
