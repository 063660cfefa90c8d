/** The MQTT session with AWS IoT Core: mutual TLS, reconnecting, the topics of one shadow. Decides nothing about commands. */
package io.vehicleshadow.agent.session;
