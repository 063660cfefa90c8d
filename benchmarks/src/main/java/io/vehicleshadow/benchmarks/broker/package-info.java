/** What goes over MQTT with mutual TLS, beside mosquitto: round trips, QoS 1, handshakes, commands. */
package io.vehicleshadow.benchmarks.broker;
