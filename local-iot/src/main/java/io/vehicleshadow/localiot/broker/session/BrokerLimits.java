package io.vehicleshadow.localiot.broker.session;

import java.time.Duration;

/**
 * The quotas of AWS IoT Core that the broker keeps, and its own bounds of memory.
 *
 * <p>Source: AWS General Reference, AWS IoT Core message broker and protocol limits and quotas.
 *
 * @param minKeepAlive what a shorter keep-alive is taken for
 * @param maxKeepAlive what a longer keep-alive, or none, is taken for
 * @param sessionExpiry how long a persistent session outlives its connection, and the most that MQTT 5 clients get
 * @param connectTimeout how long a connection is kept whose client sends no CONNECT
 * @param maxUnacknowledged publishes of QoS 1, in either direction, that may wait for their PUBACK
 * @param maxUnsentBytes how far a subscriber may lag behind, in payload bytes, before it is dropped; an offline session
 *     keeps no more
 * @param maxUnsentMessages the same in messages
 * @param maxKeptBytes memory, in bytes, that messages on their way to sessions may take all together before those for
 *     offline sessions are dropped
 */
public record BrokerLimits(
        Duration minKeepAlive,
        Duration maxKeepAlive,
        Duration sessionExpiry,
        Duration connectTimeout,
        int maxUnacknowledged,
        long maxUnsentBytes,
        int maxUnsentMessages,
        long maxKeptBytes) {

    /** The largest payload of a message: 128 KB. */
    public static final int MAX_PAYLOAD_BYTES = 128 * 1024;

    /** The largest MQTT packet, as AWS IoT announces it in CONNACK. */
    public static final int MAX_PACKET_BYTES = 149_504;

    public static final int MAX_CLIENT_ID_BYTES = 128;
    public static final int MAX_SUBSCRIPTIONS = 50;
    public static final int MAX_FILTERS_PER_SUBSCRIBE = 8;
    public static final int MAX_TOPIC_ALIASES = 8;
    public static final int MAX_UNFINISHED_REQUESTS = 10;

    /** All must be positive. */
    public BrokerLimits {
        if (minKeepAlive.isZero() || minKeepAlive.compareTo(maxKeepAlive) > 0 || sessionExpiry.isNegative()) {
            throw new IllegalArgumentException("A keep-alive lies between " + minKeepAlive + " and " + maxKeepAlive
                    + ", and a session outlives its connection by " + sessionExpiry);
        }
        if (maxUnacknowledged < 1 || maxUnsentBytes < 1 || maxUnsentMessages < 1 || maxKeptBytes < 1) {
            throw new IllegalArgumentException("A bound of messages or bytes must be at least 1");
        }
    }

    /**
     * The default quotas of AWS IoT Core, 8 MiB or 50,000 messages for a subscriber that lags behind, and a quarter of
     * the heap for all of them.
     */
    public static BrokerLimits ofAws() {
        return new BrokerLimits(
                Duration.ofSeconds(30),
                Duration.ofSeconds(1200),
                Duration.ofHours(1),
                Duration.ofSeconds(10),
                100,
                8 * 1024 * 1024,
                50_000,
                Runtime.getRuntime().maxMemory() / 4);
    }

    /** The keep-alive that counts when a client asks for {@code seconds}, 0 for none. */
    public Duration keepAlive(int seconds) {
        Duration asked = Duration.ofSeconds(seconds);
        if (asked.isZero() || asked.compareTo(maxKeepAlive) > 0) {
            return maxKeepAlive;
        }
        return asked.compareTo(minKeepAlive) < 0 ? minKeepAlive : asked;
    }
}
