package io.vehicleshadow.agent.session;

import io.vehicleshadow.vehicle.ThingName;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the vehicle connects, and as whom.
 *
 * @param endpoint host name of the AWS IoT data endpoint
 * @param port 8883, or 443 where only that is let through
 * @param authority PEM file of the authority that signed the endpoint's certificate
 * @param certificate PEM file of the vehicle's certificate
 * @param key PEM file of the certificate's private key
 * @param thing the vehicle; also the MQTT client id
 * @param longestPause the longest wait before connecting again, with full jitter; at least a second
 */
public record SessionOptions(
        String endpoint,
        int port,
        Path authority,
        Path certificate,
        Path key,
        ThingName thing,
        Duration longestPause) {}
