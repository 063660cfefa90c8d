package io.vehicleshadow.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.CarSetting.Pace;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.loop.VirtualLoop;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarChoiceTest {
    private final CarSetting setting =
            new CarSetting(SignalCatalogue.standard(), new VirtualLoop(), Optional.empty(), Pace.LIFELIKE);

    @Test
    void a_car_of_ones_own_is_one_class() {
        Car car = CarChoice.open("java:" + OwnCar.class.getName(), setting);
        assertEquals(Map.of(new SignalKey("door"), new SignalValue.Word("open")), car.read());
    }

    @ParameterizedTest
    @CsvSource({
        "sumulated, '--car is simulated, process:COMMAND, unix:PATH, kuksa://HOST:PORT or java:CLASS'",
        "java:com.example.Nothing, not on the class path: com.example.Nothing",
        "java:java.lang.String, a public class that implements io.vehicleshadow.agent.car.Car"
    })
    void a_car_that_there_is_not_is_refused_with_what_would_be_right(String choice, String message) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> CarChoice.open(choice, setting));
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }

    /** A car whose door is open. */
    public static final class OwnCar implements Car {
        /** Needs nothing of the setting. */
        public OwnCar(CarSetting setting) {}

        @Override
        public Map<SignalKey, SignalValue> read() {
            return Map.of(new SignalKey("door"), new SignalValue.Word("open"));
        }

        @Override
        public void act(SignalKey key, SignalValue value, Consumer<EcuAnswer> answer) {
            answer.accept(new EcuAnswer.Fault());
        }

        @Override
        public void onChange(Runnable listener) {}
    }
}
