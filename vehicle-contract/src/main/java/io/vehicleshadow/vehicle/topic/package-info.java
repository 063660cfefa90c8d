/** The MQTT topics, client ids and IoT rules that more than one side knows, as strings. Opens no connection. */
package io.vehicleshadow.vehicle.topic;
