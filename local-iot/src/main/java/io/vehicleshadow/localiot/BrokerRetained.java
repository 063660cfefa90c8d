package io.vehicleshadow.localiot;

import io.vehicleshadow.localiot.broker.RetainedMessage;
import io.vehicleshadow.localiot.broker.RetainedMessages;
import io.vehicleshadow.localiot.dataplane.RetainedReader;
import java.util.List;
import java.util.Optional;

/** Shows the data plane what the broker retains. */
record BrokerRetained(RetainedMessages messages) implements RetainedReader {

    @Override
    public Optional<RetainedMessage> get(String topic) {
        return messages.get(topic);
    }

    @Override
    public List<RetainedMessage> list(String afterTopic, int atMost) {
        return messages.list(afterTopic, atMost);
    }
}
