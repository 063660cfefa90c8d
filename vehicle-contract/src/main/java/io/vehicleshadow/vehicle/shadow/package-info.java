/** The shadow document of a vehicle and the topics it travels on, as JSON and strings. Opens no connection. */
package io.vehicleshadow.vehicle.shadow;
