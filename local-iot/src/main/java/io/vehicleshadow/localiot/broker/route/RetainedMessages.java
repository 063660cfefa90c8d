package io.vehicleshadow.localiot.broker.route;

import io.vehicleshadow.localiot.broker.session.StoredMessage;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.store.DataStore;
import io.vehicleshadow.localiot.store.DurableMap;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The last retained message of each topic. Reading is safe for any thread; the broker alone writes. */
public final class RetainedMessages {

    private final DurableMap messages;
    private final Clock clock;

    public RetainedMessages(DataStore store, Clock clock) {
        this.messages = store.map("retained");
        this.clock = clock;
    }

    /** The message kept for {@code topic}, unless there is none or it has expired. */
    public Optional<RetainedMessage> get(String topic) {
        return Optional.ofNullable(messages.get(topic)).map(this::decode);
    }

    /**
     * The messages kept, sorted by topic.
     *
     * @param afterTopic only topics greater than this one; empty for all
     * @param atMost how many to give, at least 1
     */
    public List<RetainedMessage> list(String afterTopic, int atMost) {
        return messages.after(afterTopic).values().stream()
                .map(this::decode)
                .filter(Objects::nonNull)
                .limit(atMost)
                .toList();
    }

    /** Keeps a message in place of the one before; one without payload only takes that away. */
    void keep(Message message) {
        if (message.payload().length == 0) {
            messages.remove(message.topic());
        } else {
            messages.put(message.topic(), new StoredMessage(message, clock.millis()).toBytes());
        }
    }

    private RetainedMessage decode(byte[] bytes) {
        StoredMessage stored = StoredMessage.fromBytes(bytes);
        return stored.isExpired(clock.millis())
                ? null
                : new RetainedMessage(stored.remaining(clock.millis()), stored.receivedAtMillis());
    }
}
