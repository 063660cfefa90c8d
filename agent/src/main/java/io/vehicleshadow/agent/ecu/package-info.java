/** The port to the vehicle's control units. Knows no shadow, no command and no transport. */
package io.vehicleshadow.agent.ecu;
