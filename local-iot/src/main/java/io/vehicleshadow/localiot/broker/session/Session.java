package io.vehicleshadow.localiot.broker.session;

import io.vehicleshadow.localiot.message.Message;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * What the broker knows of a client id: its subscriptions and the messages it has yet to get. A persistent session
 * outlives its connection and is kept in the data store.
 */
public final class Session {

    private final String clientId;
    private final boolean mqtt5;
    private final SessionStore store;
    private final Outbox outbox;
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private Duration expiry;
    private long disconnectedAtMillis;
    private long lastSequence;
    private long sentSequence;
    private Wire wire;
    private Optional<String> disconnectReason = Optional.empty();
    private final Map<Delivery, CompletableFuture<Void>> direct = new HashMap<>();

    Session(String clientId, boolean mqtt5, Duration expiry, SessionStore store, BrokerLimits limits) {
        this.clientId = clientId;
        this.mqtt5 = mqtt5;
        this.expiry = expiry;
        this.store = store;
        this.outbox = new Outbox(limits, store.memory());
    }

    public String clientId() {
        return clientId;
    }

    public boolean isMqtt5() {
        return mqtt5;
    }

    /** How long the session outlives its connection; zero when it does not. */
    public Duration expiry() {
        return expiry;
    }

    void expireAfter(Duration duration) {
        this.expiry = duration;
    }

    public boolean isPersistent() {
        return !expiry.isZero();
    }

    public boolean isOnline() {
        return wire != null;
    }

    public Map<String, Subscription> subscriptions() {
        return subscriptions;
    }

    /** The QoS of each filter that the client has subscribed to. */
    public SortedMap<String, Integer> qosByFilter() {
        SortedMap<String, Integer> filters = new TreeMap<>();
        subscriptions.forEach((filter, subscription) -> filters.put(filter, subscription.qos()));
        return filters;
    }

    public long disconnectedAtMillis() {
        return disconnectedAtMillis;
    }

    boolean isExpired(long nowMillis) {
        return wire == null && nowMillis - disconnectedAtMillis >= expiry.toMillis();
    }

    /** The client is there: sends again what it did not acknowledge, then what waited for it. */
    public void attach(Wire newWire) {
        this.wire = newWire;
        outbox.sendAgain();
        sendWaiting();
    }

    void detach(long nowMillis, String reason) {
        this.wire = null;
        this.disconnectReason = Optional.of(reason);
        List.copyOf(direct.keySet()).forEach(this::giveUp);
        this.disconnectedAtMillis = nowMillis;
    }

    /**
     * A session from the data store, whose client is not there.
     *
     * @param sentUpTo messages up to this sequence went out before
     */
    void restoreOffline(long sinceMillis, long sentUpTo) {
        this.disconnectedAtMillis = sinceMillis;
        this.sentSequence = sentUpTo;
    }

    /** Puts back a message that was stored for the session. */
    void restore(Delivery delivery) {
        lastSequence = Math.max(lastSequence, delivery.sequence());
        if (delivery.sequence() <= sentSequence) {
            outbox.addSent(delivery);
        } else {
            outbox.add(delivery);
        }
    }

    /**
     * Takes a message for this session. A subscriber too far behind is dropped when it is online; when it is offline,
     * the message is, also when all sessions together are too far behind.
     *
     * @return whether the message was put into the data store
     */
    public boolean deliver(Message message, long nowMillis) {
        StoredMessage stored = new StoredMessage(message, nowMillis);
        if (message.qos() == 0) {
            if (wire != null) {
                wire.send(stored, 0, false);
            }
            return false;
        }
        if (wire == null && !isPersistent()) {
            return false;
        }
        if (outbox.isFull() || wire == null && store.memory().isFull()) {
            if (wire != null) {
                wire.cutOff();
            }
            return false;
        }
        return enqueue(stored);
    }

    private boolean enqueue(StoredMessage stored) {
        Delivery delivery = new Delivery(++lastSequence, stored);
        outbox.add(delivery);
        if (isPersistent()) {
            store.put(this, delivery);
        }
        sendWaiting();
        return isPersistent();
    }

    /** Sends what waits, as far as the window of unacknowledged messages and the socket take it. */
    public void sendWaiting() {
        while (wire != null && wire.takesMore()) {
            Outbox.Sending next = outbox.next(wire.window());
            if (next == null) {
                return;
            }
            noteSent(next.delivery());
            if (!wire.send(next.delivery().stored(), next.packetId(), next.again())) {
                finish(next.packetId(), false);
            }
        }
    }

    private void noteSent(Delivery delivery) {
        if (isPersistent() && !direct.containsKey(delivery) && delivery.sequence() > sentSequence) {
            sentSequence = delivery.sequence();
            store.putSent(this, sentSequence);
        }
    }

    /** The client has the message with that packet id. */
    public void acknowledged(int packetId) {
        finish(packetId, true);
    }

    private void finish(int packetId, boolean received) {
        Delivery delivery = outbox.acknowledge(packetId);
        CompletableFuture<Void> confirmation = direct.remove(delivery);
        if (confirmation != null && received) {
            confirmation.complete(null);
        } else if (confirmation != null) {
            confirmation.cancel(false);
        } else if (delivery != null && isPersistent()) {
            store.remove(this, delivery);
        }
    }

    /**
     * Sends a message of QoS 1 without storing it.
     *
     * @return completes when the client acknowledges it; is canceled when the client can't get it, or the connection ends
     *     before
     */
    public CompletableFuture<Void> deliverDirectly(Message message, long nowMillis) {
        Delivery delivery = new Delivery(++lastSequence, new StoredMessage(message, nowMillis));
        CompletableFuture<Void> confirmation = new CompletableFuture<>();
        direct.put(delivery, confirmation);
        outbox.add(delivery);
        sendWaiting();
        return confirmation;
    }

    private void giveUp(Delivery delivery) {
        outbox.remove(delivery);
        direct.remove(delivery).cancel(false);
    }

    /** Why the last connection ended, if there was one since the start. */
    public Optional<String> disconnectReason() {
        return disconnectReason;
    }

    /** The session is over: what it did not get is forgotten here; the store has its own way. */
    void forgetMessages() {
        outbox.clear();
    }
}
