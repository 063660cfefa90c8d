package io.vehicleshadow.localiot.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The messages of QoS 1 that a session still has to get: those that wait, and those that were sent under a packet id
 * and are not acknowledged yet.
 */
final class Outbox {

    private static final int MAX_PACKET_ID = 65_535;

    private final BrokerLimits limits;
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private final Map<Integer, Delivery> sent = new LinkedHashMap<>();
    private int lastPacketId;
    private long bytes;

    Outbox(BrokerLimits limits) {
        this.limits = limits;
    }

    boolean isFull() {
        return bytes > limits.maxUnsentBytes() || waiting.size() + sent.size() >= limits.maxUnsentMessages();
    }

    void add(Delivery delivery) {
        waiting.add(delivery);
        bytes += delivery.bytes();
    }

    /** The next message to send, if {@code window} allows one more without acknowledgement; else {@code null}. */
    Delivery next(int window) {
        return sent.size() < window ? waiting.poll() : null;
    }

    /** Notes that {@code delivery} goes out, and gives its packet id: 1 to 65,535, not in use. */
    int markSent(Delivery delivery) {
        do {
            lastPacketId = lastPacketId % MAX_PACKET_ID + 1;
        } while (sent.containsKey(lastPacketId));
        sent.put(lastPacketId, delivery);
        return lastPacketId;
    }

    /** Forgets a message that is not to be sent. */
    void drop(Delivery delivery) {
        bytes -= delivery.bytes();
    }

    /** The message that the packet id stood for, now done; {@code null} when it stands for none. */
    Delivery acknowledge(int packetId) {
        Delivery delivery = sent.remove(packetId);
        if (delivery != null) {
            bytes -= delivery.bytes();
        }
        return delivery;
    }

    /** What was sent and never acknowledged, oldest first. */
    List<Map.Entry<Integer, Delivery>> unacknowledged() {
        return new ArrayList<>(sent.entrySet());
    }
}
