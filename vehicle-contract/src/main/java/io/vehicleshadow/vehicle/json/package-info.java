/** JSON trees from text and to text. Knows nothing of vehicles. */
package io.vehicleshadow.vehicle.json;
