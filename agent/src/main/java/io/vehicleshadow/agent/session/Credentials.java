package io.vehicleshadow.agent.session;

import java.nio.file.Path;

/**
 * As whom to connect.
 *
 * @param clientId the MQTT client id
 * @param certificate PEM file
 * @param key PEM file of its private key
 */
public record Credentials(String clientId, Path certificate, Path key) {}
