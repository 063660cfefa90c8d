package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.broker.RetainedMessage;
import java.util.List;
import java.util.Optional;

/** A broker that keeps nothing. */
final class NothingRetained implements RetainedReader {
    @Override
    public Optional<RetainedMessage> get(String topic) {
        return Optional.empty();
    }

    @Override
    public List<RetainedMessage> list(String afterTopic, int atMost) {
        return List.of();
    }
}
