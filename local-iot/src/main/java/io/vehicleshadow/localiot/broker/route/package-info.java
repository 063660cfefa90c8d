/** Brings messages to sessions, rules and later subscribers. It knows neither packets nor connections. */
package io.vehicleshadow.localiot.broker.route;
