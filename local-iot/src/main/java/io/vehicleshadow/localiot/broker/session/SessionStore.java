package io.vehicleshadow.localiot.broker.session;

import io.vehicleshadow.localiot.message.TopicFilter;
import io.vehicleshadow.localiot.store.DataStore;
import io.vehicleshadow.localiot.store.DurableMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Persistent sessions and the messages stored for them, in the data store. */
public final class SessionStore {

    private final DurableMap sessions;
    private final DurableMap messages;
    private final DurableMap sent;
    private final BrokerLimits limits;
    private final KeptMemory memory;

    public SessionStore(DataStore store, BrokerLimits limits) {
        this.sessions = store.map("sessions");
        this.messages = store.map("session-messages");
        this.sent = store.map("session-sent");
        this.limits = limits;
        this.memory = new KeptMemory(limits.maxKeptBytes());
    }

    /** The memory of the messages of all these sessions. */
    KeptMemory memory() {
        return memory;
    }

    void put(Session session, Delivery delivery) {
        messages.put(
                key(session.clientId(), delivery.sequence()), delivery.stored().toBytes());
    }

    void remove(Session session, Delivery delivery) {
        messages.remove(key(session.clientId(), delivery.sequence()));
    }

    /** The session's messages up to that sequence have gone out; those not acknowledged must go out again as such. */
    void putSent(Session session, long sequence) {
        sent.put(
                session.clientId(),
                ByteBuffer.allocate(Long.BYTES).putLong(sequence).array());
    }

    /** Takes away a session with all its messages. */
    void remove(Session session) {
        sessions.remove(session.clientId());
        sent.remove(session.clientId());
        messagesOf(session.clientId()).keySet().forEach(messages::remove);
    }

    void put(Session session) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBoolean(session.isMqtt5());
            out.writeLong(session.expiry().toSeconds());
            out.writeLong(session.isOnline() ? 0 : session.disconnectedAtMillis());
            out.writeInt(session.subscriptions().size());
            for (Subscription subscription : session.subscriptions().values()) {
                out.writeUTF(subscription.filter().value());
                out.writeByte(subscription.qos());
                out.writeBoolean(subscription.noLocal());
                out.writeBoolean(subscription.retainAsPublished());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sessions.put(session.clientId(), bytes.toByteArray());
    }

    /**
     * The sessions as they were; those whose client was connected count as disconnected at {@code nowMillis}. Those that
     * have expired are taken away instead.
     */
    List<Session> load(long nowMillis) {
        List<Session> loaded = new ArrayList<>();
        sessions.forEach((clientId, bytes) -> {
            Session session = decode(clientId, bytes, nowMillis);
            if (session.isExpired(nowMillis)) {
                remove(session);
            } else {
                loadMessages(session);
                loaded.add(session);
            }
        });
        return loaded;
    }

    private void loadMessages(Session session) {
        int keyBefore = session.clientId().length() + 1;
        messagesOf(session.clientId())
                .forEach((key, message) -> session.restore(
                        new Delivery(Long.parseLong(key.substring(keyBefore), 16), StoredMessage.fromBytes(message))));
    }

    private Session decode(String clientId, byte[] bytes, long nowMillis) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            boolean mqtt5 = in.readBoolean();
            Session session = new Session(clientId, mqtt5, Duration.ofSeconds(in.readLong()), this, limits);
            long disconnectedAt = in.readLong();
            byte[] sentUpTo = sent.get(clientId);
            session.restoreOffline(
                    disconnectedAt == 0 ? nowMillis : disconnectedAt,
                    sentUpTo == null ? 0 : ByteBuffer.wrap(sentUpTo).getLong());
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                TopicFilter filter = new TopicFilter(in.readUTF());
                Subscription subscription =
                        new Subscription(session, filter, in.readByte(), in.readBoolean(), in.readBoolean());
                session.subscriptions().put(filter.value(), subscription);
            }
            return session;
        } catch (IOException e) {
            throw new UncheckedIOException("The stored session of " + clientId + " can't be read", e);
        }
    }

    private Map<String, byte[]> messagesOf(String clientId) {
        return messages.startingWith(clientId + '\0');
    }

    private static String key(String clientId, long sequence) {
        return clientId + '\0' + String.format("%016x", sequence);
    }
}
