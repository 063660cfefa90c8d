/** What a vehicle can be commanded and what it tells: the signal catalogue. Knows no transport. */
package io.vehicleshadow.vehicle.signal;
