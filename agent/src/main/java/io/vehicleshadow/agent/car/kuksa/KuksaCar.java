package io.vehicleshadow.agent.car.kuksa;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.agent.car.ActsUnderWay;
import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.car.Readings;
import io.vehicleshadow.agent.car.kuksa.wire.DataType;
import io.vehicleshadow.agent.car.kuksa.wire.Datapoint;
import io.vehicleshadow.agent.car.kuksa.wire.Metadata;
import io.vehicleshadow.agent.car.kuksa.wire.Value;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A car behind a databroker. That a request was forwarded says nothing of what came of it: it is done when the current
 * value reads so. With the connection all readings are gone, and what was under way then is never sent again.
 */
public final class KuksaCar implements Car {
    private static final Logger LOG = LoggerFactory.getLogger(KuksaCar.class);
    /** How long before the end of patience an error is told that left it open whether anything was begun. */
    private static final Duration BEFORE_PATIENCE_ENDS = Duration.ofMillis(500);

    private final SignalCatalogue catalogue;
    private final Loop loop;
    private final Readings readings;
    private final ActsUnderWay acts = new ActsUnderWay();
    private Optional<KuksaSession> session = Optional.empty();
    private BrokerPaths paths;
    private Runnable end = () -> {};
    private Runnable listener = () -> {};
    private long lastId;
    private long strangeReadings;

    private KuksaCar(CarSetting setting) {
        catalogue = setting.catalogue();
        loop = setting.loop();
        readings = new Readings(loop, () -> listener.run());
        paths = new BrokerPaths(catalogue, List.of());
    }

    /**
     * A car behind the databroker at that address.
     *
     * @throws IllegalArgumentException if it is none, with the right form
     */
    public static Car at(String address, CarSetting setting) {
        KuksaAddress broker = KuksaAddress.of(address);
        return behind(broker.toString(), broker::open, setting);
    }

    static Car behind(String name, KuksaLink.Opening opening, CarSetting setting) {
        KuksaCar car = new KuksaCar(setting);
        KuksaLink link = new KuksaLink(name, opening, car, setting.loop());
        car.end = () -> setting.loop().execute(link::close);
        setting.loop().execute(link::connect);
        return car;
    }

    @Override
    public Map<SignalKey, SignalValue> read() {
        return readings.current();
    }

    @Override
    public void act(SignalKey key, SignalValue value, Consumer<EcuAnswer> answer) {
        Signal signal = catalogue.find(key.value()).orElseThrow();
        if (session.isEmpty()) {
            answer.accept(new EcuAnswer.Unreachable());
            return;
        }
        Optional<DataType> type = paths.acting(signal);
        Optional<Value> onVss = type.flatMap(of -> onVss(signal, value, of));
        if (onVss.isEmpty()) {
            answer.accept(new EcuAnswer.Refused(type.isEmpty() ? Reason.UNKNOWN_SIGNAL : Reason.INVALID_VALUE));
            return;
        }
        long id = ++lastId;
        long began = loop.nanoTime();
        acts.begin(id, signal, value, answer);
        session.get().actuate(signal.vss().act(), onVss.get(), what -> actuated(id, signal, began, what));
    }

    /** What is written; empty if the path's type has no such value, or not one that would be read as this again. */
    private static Optional<Value> onVss(Signal signal, SignalValue value, DataType type) {
        boolean readWhereWritten = signal.vss().act().equals(signal.vss().read());
        return VssValues.write(signal.onVss(value), type)
                .filter(written -> !readWhereWritten
                        || VssValues.read(written).flatMap(signal::fromVss).equals(Optional.of(value)));
    }

    private void actuated(long id, Signal signal, long began, Actuation what) {
        if (what instanceof Actuation.Forwarded) {
            acts.done(id);
            acts.settle(readings.current());
        } else if (what instanceof Actuation.NotForwarded not) {
            acts.answer(id, not.answer());
        } else if (what instanceof Actuation.Unclear unclear) {
            LOG.warn("Whether {} acts is unclear ({}); waiting for what it reads", signal.key(), unclear.status());
            acts.orphan(id);
            acts.settle(readings.current());
            if (unclear.fromBroker()) {
                Duration patience = signal.patience().orElse(Signal.STANDARD_PATIENCE);
                Duration left = patience.minus(BEFORE_PATIENCE_ENDS).minusNanos(loop.nanoTime() - began);
                loop.after(left.isNegative() ? Duration.ZERO : left, () -> acts.giveUp(id, new EcuAnswer.Fault()));
            }
        } else {
            throw new IllegalStateException(what.toString());
        }
    }

    @Override
    public void onChange(Runnable changed) {
        listener = changed;
    }

    @Override
    public void close() {
        end.run();
    }

    // What the session says.

    /** The broker has these paths. Returns those of them that the catalogue reads. */
    List<String> described(List<Metadata> metadata) {
        paths = new BrokerPaths(catalogue, metadata);
        paths.mistakes().forEach(mistake -> LOG.error("{}", mistake));
        return paths.toRead();
    }

    /** Readings come now, of these paths. */
    void connected(KuksaSession with, Set<String> readable) {
        session = Optional.of(with);
        paths.toRead().stream()
                .filter(path -> !readable.contains(path))
                .forEach(path -> LOG.error("The databroker does not tell {}: the token may not read it", path));
    }

    /** These have changed. */
    void received(Map<String, Datapoint> entries) {
        entries.forEach((path, point) -> paths.reading(path).ifPresent(signal -> received(signal, point)));
        acts.settle(readings.current());
        listener.run();
    }

    private void received(Signal signal, Datapoint point) {
        Optional<JsonNode> json = point.hasValue() ? VssValues.read(point.getValue()) : Optional.empty();
        Optional<SignalValue> value = json.flatMap(signal::fromVss);
        if (value.isPresent()) {
            readings.put(signal, value.get());
        } else {
            readings.remove(signal.key());
            json.ifPresent(strange -> ignore(signal, strange));
        }
    }

    /** Logs the first of them, and then fewer and fewer. */
    private void ignore(Signal signal, JsonNode strange) {
        strangeReadings++;
        if (Long.bitCount(strangeReadings) == 1) {
            LOG.warn(
                    "Ignored {} = {}: the catalogue has no such value of {} ({} such readings by now)",
                    signal.vss().read(),
                    strange,
                    signal.key(),
                    strangeReadings);
        }
    }

    /** The connection has ended. */
    void disconnected() {
        session = Optional.empty();
        readings.clear();
        acts.orphanAll();
        listener.run();
    }
}
