/** What is asked of a vehicle and how it is answered, by the contract between cloud and vehicle. Knows no transport. */
package io.vehicleshadow.vehicle.command;
