/**
 * The MQTT broker of AWS IoT Core: connections, sessions, subscriptions, retained messages and lifecycle events. All of
 * its state belongs to one event loop. Knows nothing of what reserved topics mean.
 */
package io.vehicleshadow.localiot.broker;
