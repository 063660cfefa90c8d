package io.vehicleshadow.agent.car.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.car.ActsUnderWay;
import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.car.Readings;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A car that speaks lines. Everything happens on the loop; a {@link LineLink} connects it with the other side.
 *
 * <p>What it says is only half believed: {@code done} counts when the reading says so too, a reading that the catalogue
 * doesn't allow counts as none, and with the connection all readings are gone. What was under way then is never sent
 * again: it is done when the next connection reads so, or is given up on in time.
 */
public final class LineCar implements Car {
    private static final Logger LOG = LoggerFactory.getLogger(LineCar.class);
    private static final int PROTOCOL = 1;
    private static final Duration PING_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_PINGS_UNANSWERED = 2;
    private static final Duration STARTING_PATIENCE = Duration.ofMinutes(1);

    private final SignalCatalogue catalogue;
    private final Loop loop;
    private final Readings readings;
    private final ActsUnderWay acts = new ActsUnderWay();
    private Optional<Wire> wire = Optional.empty();
    private Standing standing = Standing.GONE;
    private Runnable end = () -> {};
    private Runnable listener = () -> {};
    private long lastId;
    private int pingsUnanswered;
    private long badLines;

    /** How far the other side is. */
    private enum Standing {
        /** There is no connection. */
        GONE,
        /** Connected, but it has said nothing yet: nothing is sent that it could do late. */
        STARTING,
        /** It has said something, and answers. */
        UP
    }

    /** A car that is not connected yet. */
    LineCar(CarSetting setting) {
        catalogue = setting.catalogue();
        loop = setting.loop();
        readings = new Readings(loop, () -> listener.run());
    }

    /** A car behind a process that is started by that shell command, and started again when it ends. */
    public static Car process(String command, CarSetting setting) {
        return behind(command, () -> Streams.ofProcess(command), setting);
    }

    /** A car behind a Unix socket on which a program of somebody else's listens. */
    public static Car unix(String socket, CarSetting setting) {
        return behind(socket, () -> Streams.ofSocket(Path.of(socket)), setting);
    }

    private static Car behind(String name, Streams.Opening opening, CarSetting setting) {
        LineCar car = new LineCar(setting);
        car.end = LineLink.start(name, opening, car, setting.loop())::close;
        return car;
    }

    @Override
    public Map<SignalKey, SignalValue> read() {
        return readings.current();
    }

    @Override
    public void act(SignalKey key, SignalValue value, Consumer<EcuAnswer> answer) {
        long id = ++lastId;
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("act", id);
        line.put("signal", key.value()).set("value", value.json());
        if (standing == Standing.UP && wire.orElseThrow().send(line)) {
            acts.begin(id, catalogue.find(key.value()).orElseThrow(), value, answer);
        } else {
            answer.accept(new EcuAnswer.Unreachable());
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

    // The connection.

    /** A connection is there. Of the last one nothing is known any more. */
    void connected(Wire fresh) {
        wire = Optional.of(fresh);
        standing = Standing.STARTING;
        ObjectNode hello = JsonNodeFactory.instance.objectNode().put("protocol", PROTOCOL);
        catalogue
                .signals()
                .forEach(signal -> hello.withArray("signals").add(signal.key().value()));
        fresh.send(hello);
        loop.after(STARTING_PATIENCE, () -> {
            if (standing == Standing.STARTING && wire.filter(fresh::equals).isPresent()) {
                cut(fresh);
            }
        });
    }

    /** The connection has ended. */
    void disconnected() {
        wire = Optional.empty();
        standing = Standing.GONE;
        readings.clear();
        acts.orphanAll();
        listener.run();
    }

    /** A side that does not answer may act late on what it has not read yet: it is cut off before that. */
    private void ping(Wire on) {
        if (wire.filter(on::equals).isEmpty()) {
            return;
        }
        if (pingsUnanswered >= MOST_PINGS_UNANSWERED) {
            cut(on);
            return;
        }
        pingsUnanswered++;
        on.send(JsonNodeFactory.instance.objectNode().put("ping", pingsUnanswered));
        loop.after(PING_PAUSE, () -> ping(on));
    }

    private static void cut(Wire wire) {
        LOG.error("The car's program does not answer and is ended");
        wire.cut();
    }

    // What the other side says.

    /** A line has come. */
    void received(String line) {
        try {
            JsonNode message = JsonText.readStrictly(line);
            if (!message.isObject()) {
                throw new IOException("not a JSON object");
            }
            began();
            pingsUnanswered = message.has("pong") ? 0 : pingsUnanswered;
            message.path("readings").properties().forEach(reading -> read(reading.getKey(), reading.getValue()));
            answer(message);
        } catch (IOException e) {
            ignore(e.getMessage(), line);
            return;
        }
        acts.settle(readings.current());
        listener.run();
    }

    private void began() {
        if (standing == Standing.STARTING) {
            standing = Standing.UP;
            pingsUnanswered = 0;
            Wire up = wire.orElseThrow();
            loop.after(PING_PAUSE, () -> ping(up));
        }
    }

    private void read(String key, JsonNode json) {
        Optional<Signal> signal = catalogue.find(key);
        Optional<SignalValue> value = signal.flatMap(known -> known.accept(json));
        if (value.isPresent()) {
            readings.put(signal.get(), value.get());
        } else {
            signal.ifPresent(known -> readings.remove(known.key()));
            if (signal.isEmpty() || !json.isNull()) {
                ignore("the catalogue has no such reading", key + "=" + json);
            }
        }
    }

    private void answer(JsonNode message) {
        answer(message, "done", acts::done);
        answer(message, "fault", id -> acts.answer(id, new EcuAnswer.Fault()));
        answer(message, "busy", id -> acts.answer(id, new EcuAnswer.Busy()));
        answer(message, "refused", id -> acts.answer(id, new EcuAnswer.Refused(reason(message.path("reason")))));
    }

    private void answer(JsonNode message, String answer, LongPredicate take) {
        JsonNode id = message.path(answer);
        if (!id.isMissingNode() && !(id.isIntegralNumber() && take.test(id.longValue()))) {
            ignore("nothing of that id is under way", answer + " " + id);
        }
    }

    private static Reason reason(JsonNode name) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(name.textValue()))
                .findFirst()
                .orElse(Reason.INTERLOCK);
    }

    /** Logs the first of them, and then fewer and fewer: a program that floods must not fill the disk. */
    void ignore(String why, String line) {
        badLines++;
        if (Long.bitCount(badLines) == 1) {
            String shown = line.length() <= 100 ? line : line.substring(0, 100) + "…";
            LOG.warn("Ignored a line of the car's program ({}; {} by now): {}", why, badLines, shown);
        }
    }
}
