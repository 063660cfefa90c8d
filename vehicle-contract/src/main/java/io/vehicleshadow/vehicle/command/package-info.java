/** Commands to a vehicle and its answers, by the contract between cloud and vehicle. Knows no transport. */
package io.vehicleshadow.vehicle.command;
