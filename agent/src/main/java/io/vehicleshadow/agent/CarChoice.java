package io.vehicleshadow.agent;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.kuksa.KuksaCar;
import io.vehicleshadow.agent.car.line.LineCar;
import io.vehicleshadow.agent.car.simulation.SimulatedCar;
import java.lang.reflect.InvocationTargetException;

/** The car that {@code --car} names. The classes of a kind of car are loaded when it is chosen. */
final class CarChoice {
    private CarChoice() {}

    /** @throws IllegalArgumentException if there is no such kind of car, with those that there are */
    static Car open(String choice, CarSetting setting) {
        String[] parts = choice.split(":", 2);
        String argument = parts.length == 2 ? parts[1] : "";
        return switch (parts[0]) {
            case "simulated" -> new SimulatedCar(setting);
            case "process" -> LineCar.process(argument, setting);
            case "unix" -> LineCar.unix(argument, setting);
            case "kuksa" -> KuksaCar.at(choice, setting);
            case "java" -> ofClass(argument, setting);
            default ->
                throw new IllegalArgumentException(
                        "--car is simulated, process:COMMAND, unix:PATH, kuksa://HOST:PORT or java:CLASS, but this is '"
                                + choice + "'");
        };
    }

    private static Car ofClass(String name, CarSetting setting) {
        try {
            return Class.forName(name)
                    .asSubclass(Car.class)
                    .getConstructor(CarSetting.class)
                    .newInstance(setting);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("--car names a class that is not on the class path: " + name, e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("--car java:" + name + " can't start: " + e.getCause(), e);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "--car java:CLASS names a public class that implements " + Car.class.getName()
                            + " and has a public constructor with one " + CarSetting.class.getSimpleName()
                            + ", but this is " + name,
                    e);
        }
    }
}
