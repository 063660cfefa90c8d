/** Withdraws commands that the vehicle has not answered. Knows no transport and no database. */
package io.vehicleshadow.functions.withdraw;
