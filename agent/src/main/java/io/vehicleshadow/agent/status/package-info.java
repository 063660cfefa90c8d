/** What a running agent says of itself to who works at the vehicle: a file in its data folder. Knows no car and no MQTT. */
package io.vehicleshadow.agent.status;
