package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.broker.RetainedMessage;
import java.util.List;
import java.util.Optional;

/** The retained messages of the broker. Safe for any thread, doesn't block. */
public interface RetainedReader {
    Optional<RetainedMessage> get(String topic);

    /** Up to so many messages in the order of their topics, beginning after a topic that may be empty. */
    List<RetainedMessage> list(String afterTopic, int atMost);
}
