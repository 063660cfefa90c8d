package io.vehicleshadow.agent.provision;

import java.nio.file.Path;

/**
 * As whom to connect.
 *
 * @param clientId the MQTT client id
 * @param certificate PEM file
 * @param key PEM file of its private key
 * @param young whether the certificate was made just now: AWS IoT may take a moment to know it, so that a refusal isn't
 *     final
 */
record Credentials(String clientId, Path certificate, Path key, boolean young) {}
