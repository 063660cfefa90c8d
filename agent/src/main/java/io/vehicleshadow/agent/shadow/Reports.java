package io.vehicleshadow.agent.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.shadow.AgentReport;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What the shadow says that the vehicle reads, and so what is still to be reported. */
final class Reports {
    private static final Duration SENSOR_PAUSE = Duration.ofSeconds(1);
    private final SignalCatalogue catalogue;
    private final AgentReport agent;
    private final Map<SignalKey, Reported> reported = new HashMap<>();
    private Extent extent = Extent.CHANGES;
    private Optional<Long> sensorsAt = Optional.empty();

    /** @param agent what the agent says of itself with each report of the whole state */
    Reports(SignalCatalogue catalogue, AgentReport agent) {
        this.catalogue = catalogue;
        this.agent = agent;
    }

    /** How much the next report says. */
    private enum Extent {
        /** What differs from the shadow. */
        CHANGES,
        /** The whole state, whatever the shadow says. */
        EVERYTHING,
        /** The whole state, which has been sent and is not accepted yet. */
        EVERYTHING_SENT
    }

    /** The whole state is to be reported, whatever the shadow says. */
    void everything() {
        extent = Extent.EVERYTHING;
    }

    /** Versions start over, or the shadow is gone. */
    void forget() {
        reported.clear();
        everything();
    }

    /** Takes in what the whole document reports. */
    void whole(ShadowDocument document) {
        catalogue.signals().forEach(signal -> reported(signal.key(), document));
    }

    /** Takes in what an accepted update reports. */
    void accepted(ShadowDocument part) {
        catalogue.signals().stream()
                .filter(signal -> part.reported().has(signal.key().value()))
                .forEach(signal -> reported(signal.key(), part));
    }

    private void reported(SignalKey key, ShadowDocument document) {
        JsonNode value = document.reported().path(key.value());
        reported.merge(
                key,
                new Reported(SignalValue.of(value), document.version()),
                (old, fresh) -> fresh.version() >= old.version() ? fresh : old);
    }

    /**
     * The update with what is to be reported now; empty if nothing is.
     *
     * @param held signals that are reported with an answer instead
     */
    ShadowUpdate due(Map<SignalKey, SignalValue> readings, Predicate<SignalKey> held, long nanoTime) {
        ShadowUpdate update = new ShadowUpdate();
        boolean everything = extent != Extent.CHANGES;
        if (everything) {
            extent = Extent.EVERYTHING_SENT;
            update.agent(agent);
        }
        boolean sensorsToo = everything || pauseLeft(nanoTime).isZero();
        boolean sensorReported = false;
        for (Signal signal : catalogue.signals()) {
            SignalValue value = readings.get(signal.key());
            boolean sensor = signal.kind() == SignalKind.SENSOR;
            if (value != null && (everything || isNews(signal.key(), value) && !held.test(signal.key()))) {
                if (sensor && !sensorsToo) {
                    continue;
                }
                update.report(signal.key(), value);
                sensorReported |= sensor;
            }
        }
        if (sensorReported) {
            sensorsAt = Optional.of(nanoTime);
        }
        return update;
    }

    /** The last update has been accepted. */
    void taken() {
        if (extent == Extent.EVERYTHING_SENT) {
            extent = Extent.CHANGES;
        }
    }

    /** How long until a sensor that has changed may be reported; empty if none has. */
    Optional<Duration> sensorsDue(Map<SignalKey, SignalValue> readings, long nanoTime) {
        return catalogue.signals().stream()
                        .filter(signal -> signal.kind() == SignalKind.SENSOR)
                        .anyMatch(signal ->
                                readings.containsKey(signal.key()) && isNews(signal.key(), readings.get(signal.key())))
                ? Optional.of(pauseLeft(nanoTime))
                : Optional.empty();
    }

    private Duration pauseLeft(long nanoTime) {
        Duration left =
                sensorsAt.map(at -> SENSOR_PAUSE.minusNanos(nanoTime - at)).orElse(Duration.ZERO);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private boolean isNews(SignalKey key, SignalValue value) {
        Reported last = reported.get(key);
        return last == null || !last.value().equals(Optional.of(value));
    }

    private record Reported(Optional<SignalValue> value, long version) {}
}
