package io.vehicleshadow.agent.model;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.kuksa.BrokeredCar;
import io.vehicleshadow.agent.car.line.VirtualProgram;
import io.vehicleshadow.agent.car.simulation.SimulatedCar;

/** The kinds of car that keep the contract. */
public enum CarKind {
    /** The simulated car itself. */
    SIMULATED {
        @Override
        Car around(SimulatedCar car, CarSetting setting) {
            return car;
        }
    },
    /** A program that speaks lines, in front of the simulated car. */
    LINES {
        @Override
        Car around(SimulatedCar car, CarSetting setting) {
            return VirtualProgram.driving(car, setting);
        }
    },
    /** A databroker of our own whose provider drives the simulated car. */
    KUKSA {
        @Override
        Car around(SimulatedCar car, CarSetting setting) {
            return BrokeredCar.driving(car, setting);
        }

        @Override
        public boolean tellsTheEnd() {
            return false;
        }
    };

    /** Whether the control unit says that it is done or could not; a databroker only forwards what it is to do. */
    public boolean tellsTheEnd() {
        return true;
    }

    abstract Car around(SimulatedCar car, CarSetting setting);
}
