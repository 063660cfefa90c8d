/** Names shared by all parts of the contract between cloud and vehicle. No AWS, no MQTT, no HTTP. */
package io.vehicleshadow.vehicle;
