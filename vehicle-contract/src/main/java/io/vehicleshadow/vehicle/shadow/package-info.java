/** The shadow document of a vehicle, as JSON. Opens no connection. */
package io.vehicleshadow.vehicle.shadow;
