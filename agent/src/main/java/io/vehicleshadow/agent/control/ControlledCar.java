package io.vehicleshadow.agent.control;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.agent.session.ConnectionSwitch;

/** A car, its connection, and the loop on which both are changed. */
public record ControlledCar(Car car, ConnectionSwitch connection, Loop loop) {}
