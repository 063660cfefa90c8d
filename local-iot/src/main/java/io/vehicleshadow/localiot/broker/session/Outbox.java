package io.vehicleshadow.localiot.broker.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The messages of QoS 1 that a session still has to get: those that wait, and those that were sent under a packet id
 * and are not acknowledged yet.
 */
final class Outbox {

    private static final int MAX_PACKET_ID = 65_535;

    private final BrokerLimits limits;
    private final KeptMemory memory;
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private final Map<Integer, Delivery> sent = new LinkedHashMap<>();
    private final Set<Integer> again = new LinkedHashSet<>();
    private long bytes;

    /** @param memory of the messages of all sessions */
    Outbox(BrokerLimits limits, KeptMemory memory) {
        this.limits = limits;
        this.memory = memory;
    }

    /** Whether the session is as far behind as it may be. */
    boolean isFull() {
        return bytes > limits.maxUnsentBytes() || waiting.size() + sent.size() >= limits.maxUnsentMessages();
    }

    void add(Delivery delivery) {
        waiting.add(delivery);
        count(delivery);
    }

    /** Puts back a message that went out before a restart. */
    void addSent(Delivery delivery) {
        markSent(delivery);
        count(delivery);
    }

    private void count(Delivery delivery) {
        bytes += delivery.bytes();
        memory.add(delivery);
    }

    /**
     * A message that goes out now.
     *
     * @param packetId 1 to 65,535
     * @param again whether it went out before under this packet id
     */
    record Sending(int packetId, Delivery delivery, boolean again) {}

    /** What was sent and not acknowledged has to be sent again, oldest first, before anything else. */
    void sendAgain() {
        again.addAll(sent.keySet());
    }

    /** The next message to send, if {@code window} allows one more without acknowledgment; else {@code null}. */
    Sending next(int window) {
        if (sent.size() - again.size() >= window) {
            return null;
        }
        if (!again.isEmpty()) {
            int packetId = again.iterator().next();
            again.remove(packetId);
            return new Sending(packetId, sent.get(packetId), true);
        }
        Delivery delivery = waiting.poll();
        return delivery == null ? null : new Sending(markSent(delivery), delivery, false);
    }

    /** The packet id follows from the place of the message, so it is the same after a restart. */
    private int markSent(Delivery delivery) {
        int packetId = (int) ((delivery.sequence() - 1) % MAX_PACKET_ID) + 1;
        while (sent.containsKey(packetId)) {
            packetId = packetId % MAX_PACKET_ID + 1;
        }
        sent.put(packetId, delivery);
        return packetId;
    }

    /** The message that the packet id stood for, now done; {@code null} when it stands for none. */
    Delivery acknowledge(int packetId) {
        again.remove(packetId);
        Delivery delivery = sent.remove(packetId);
        if (delivery != null) {
            bytes -= delivery.bytes();
            memory.remove(delivery);
        }
        return delivery;
    }

    /** Forgets a message, wherever it is. */
    void remove(Delivery delivery) {
        boolean held = waiting.remove(delivery);
        for (Map.Entry<Integer, Delivery> each : List.copyOf(sent.entrySet())) {
            if (each.getValue() == delivery) {
                sent.remove(each.getKey());
                again.remove(each.getKey());
                held = true;
            }
        }
        if (held) {
            bytes -= delivery.bytes();
            memory.remove(delivery);
        }
    }

    /** Forgets all messages. */
    void clear() {
        waiting.forEach(memory::remove);
        sent.values().forEach(memory::remove);
        waiting.clear();
        sent.clear();
        again.clear();
        bytes = 0;
    }
}
