package io.vehicleshadow.alexa;

import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.ask.AskVehicle;
import io.vehicleshadow.functions.pin.Pins;
import io.vehicleshadow.functions.view.VehicleView;
import io.vehicleshadow.functions.wiring.UseCases;

/** The use cases of the cloud that the skill speaks with. */
record VehicleUseCases(VehicleAccess access, VehicleView view, AskVehicle askVehicle, Pins pins) {
    static VehicleUseCases of(UseCases cloud) {
        return new VehicleUseCases(cloud.access(), cloud.vehicleView(), cloud.askVehicle(), cloud.pins());
    }
}
