package io.vehicleshadow.agent.session;

import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.crt.io.ExponentialBackoffRetryOptions.JitterMode;
import software.amazon.awssdk.crt.io.SocketOptions;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.ClientOfflineQueueBehavior;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.ClientSessionBehavior;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.ExtendedValidationAndFlowControlOptions;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.LifecycleEvents;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.PublishEvents;
import software.amazon.awssdk.crt.mqtt5.packets.SubAckPacket;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;

/** The device SDK's client, with the settings that the contract needs. */
public final class MqttClients {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration STABLE_AFTER = Duration.ofSeconds(10);
    private static final long KEEP_ALIVE_SECONDS = 30;
    private static final int HIGHEST_GRANT = 2;

    private MqttClients() {}

    /**
     * A client with a clean session at each connect, that keeps nothing for later while it is offline.
     *
     * @param longestPause the longest wait before connecting again, with full jitter; at least a second
     * @throws IOException if authority, certificate or key can't be used
     */
    public static Mqtt5Client of(
            Endpoint endpoint,
            Credentials credentials,
            Duration longestPause,
            LifecycleEvents lifecycle,
            PublishEvents messages)
            throws IOException {
        try (SocketOptions sockets = atOnce();
                AwsIotMqtt5ClientBuilder builder = AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromPath(
                        endpoint.host(),
                        credentials.certificate().toString(),
                        credentials.key().toString())) {
            return builder.withCertificateAuthorityFromPath(
                            null, endpoint.authority().toString())
                    .withSocketOptions(sockets)
                    // The library's own limit counts acknowledgements as publishes; PublishRate counts publishes.
                    .withExtendedValidationAndFlowControlOptions(ExtendedValidationAndFlowControlOptions.NONE)
                    .withPort((long) endpoint.port())
                    .withClientId(credentials.clientId())
                    .withKeepAliveIntervalSeconds(KEEP_ALIVE_SECONDS)
                    .withPingTimeoutMs(Duration.ofSeconds(10).toMillis())
                    .withConnackTimeoutMs(Duration.ofSeconds(10).toMillis())
                    .withSessionBehavior(ClientSessionBehavior.CLEAN)
                    .withOfflineQueueBehavior(ClientOfflineQueueBehavior.FAIL_ALL_ON_DISCONNECT)
                    .withRetryJitterMode(JitterMode.Full)
                    .withMinReconnectDelayMs(FIRST_PAUSE.toMillis())
                    .withMaxReconnectDelayMs(longestPause.toMillis())
                    .withMinConnectedTimeToResetReconnectDelayMs(STABLE_AFTER.toMillis())
                    .withLifeCycleEvents(lifecycle)
                    .withPublishEvents(messages)
                    .build();
        } catch (RuntimeException e) {
            throw new IOException("authority, certificate or key can't be used: " + e.getMessage(), e);
        }
    }

    /** Whether every subscription was granted. Source: MQTT 5, 3.9.3: the quality of service that is granted, or why not. */
    public static boolean isGranted(SubAckPacket answer) {
        return answer.getReasonCodes().stream().allMatch(code -> code.getValue() <= HIGHEST_GRANT);
    }

    /** Without this an answer that follows an acknowledgement waits some 40 ms for the service's own. */
    private static SocketOptions atOnce() {
        SocketOptions sockets = new SocketOptions();
        sockets.tcpNoDelay = SocketOptions.TcpNoDelay.ON;
        return sockets;
    }
}
