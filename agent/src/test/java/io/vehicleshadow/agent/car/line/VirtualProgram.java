package io.vehicleshadow.agent.car.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.model.FarCar;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;

/** The other side of a line car without a process: it drives another car, and says what that one reads and answers. */
public final class VirtualProgram implements Wire {
    private final Car driven;
    private final LineCar car;
    private boolean cut;

    private VirtualProgram(Car driven, LineCar car) {
        this.driven = driven;
        this.car = car;
    }

    /** A line car that drives the other one. */
    public static FarCar driving(Car driven, CarSetting setting) {
        LineCar car = new LineCar(setting);
        VirtualProgram[] running = {start(driven, car)};
        return new FarCar(car) {
            private boolean closed;

            @Override
            public void kill() {
                if (!running[0].cut) {
                    running[0].cut();
                    car.disconnected();
                    setting.loop().after(Duration.ofMillis(500), this::startAgain);
                }
            }

            private void startAgain() {
                if (!closed) {
                    running[0] = start(driven, car);
                }
            }

            @Override
            public void close() {
                super.close();
                closed = true;
            }
        };
    }

    private static VirtualProgram start(Car driven, LineCar car) {
        VirtualProgram program = new VirtualProgram(driven, car);
        driven.onChange(program::readings);
        car.connected(program);
        program.readings();
        return program;
    }

    private void readings() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        ObjectNode readings = message.putObject("readings");
        driven.read().forEach((key, value) -> readings.set(key.value(), value.json()));
        say(message);
    }

    private void say(ObjectNode message) {
        if (!cut) {
            car.received(message.toString());
        }
    }

    @Override
    public boolean send(JsonNode line) {
        if (line.has("ping")) {
            say(JsonNodeFactory.instance
                    .objectNode()
                    .put("pong", line.path("ping").asLong()));
        } else if (line.has("act")) {
            driven.act(
                    new SignalKey(line.path("signal").asText()),
                    SignalValue.of(line.path("value")).orElseThrow(),
                    answer -> answered(line.path("act").asLong(), answer));
        }
        return true;
    }

    private void answered(long id, EcuAnswer answer) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        if (answer instanceof EcuAnswer.Done) {
            message.put("done", id);
        } else if (answer instanceof EcuAnswer.Busy) {
            message.put("busy", id);
        } else if (answer instanceof EcuAnswer.Fault) {
            message.put("fault", id);
        } else if (answer instanceof EcuAnswer.Refused refused) {
            message.put("refused", id).put("reason", refused.reason().name());
        } else {
            throw new IllegalArgumentException("No line says " + answer);
        }
        say(message);
    }

    @Override
    public void cut() {
        cut = true;
    }
}
