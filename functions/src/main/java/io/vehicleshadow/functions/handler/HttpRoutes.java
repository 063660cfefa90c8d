package io.vehicleshadow.functions.handler;

import io.vehicleshadow.functions.access.Clients;
import io.vehicleshadow.functions.wiring.UseCases;
import java.util.List;

/** All routes of the HTTP API, declared once: read by the functions, by infra's tests and by the local gateway. */
public final class HttpRoutes {
    private static final String VEHICLE = "/vehicles/{thing}";
    private static final String COMMANDS = VEHICLE + "/commands";
    private static final String COMMAND = COMMANDS + "/{command}";
    private static final String DRIVERS = VEHICLE + "/drivers";
    private static final String DRIVER = DRIVERS + "/{user}";
    private static final String VOICE = VEHICLE + "/voice";

    private static final List<Route> ALL = List.of(
            Route.of("GET", "/vehicles", "listVehicles", VehiclesHandler.class, VehiclesHandler::list),
            Route.of("GET", VEHICLE, "getVehicle", VehiclesHandler.class, VehiclesHandler::one),
            Route.of("GET", "/signals", "listSignals", VehiclesHandler.class, VehiclesHandler::signals),
            Route.of("POST", COMMANDS, "sendCommand", CommandsHandler.class, CommandsHandler::send),
            Route.of("GET", COMMAND, "getCommand", CommandsHandler.class, CommandsHandler::report),
            Route.of("DELETE", COMMAND, "withdrawCommand", CommandsHandler.class, CommandsHandler::withdraw),
            Route.of("GET", VEHICLE + "/history", "getHistory", HistoryPagesHandler.class, HistoryPagesHandler::page),
            Route.of("GET", DRIVERS, "listDrivers", SharingHandler.class, SharingHandler::list),
            Route.of("PUT", DRIVER, "shareVehicle", SharingHandler.class, SharingHandler::share),
            Route.of("DELETE", DRIVER, "unshareVehicle", SharingHandler.class, SharingHandler::unshare),
            Route.of("PUT", VEHICLE + "/name", "nameVehicle", SharingHandler.class, SharingHandler::name),
            Route.of("GET", VOICE, "getVoice", SharingHandler.class, SharingHandler::voice),
            Route.of("PUT", VOICE, "setVoice", SharingHandler.class, SharingHandler::setVoice),
            Route.of("GET", "/me", "getMe", MeHandler.class, MeHandler::show),
            Route.of("PUT", "/me/pin", "setPin", MeHandler.class, MeHandler::setPin));

    private HttpRoutes() {}

    /** In the order of the OpenAPI document. */
    public static List<Route> all() {
        return ALL;
    }

    /**
     * One of each function that answers a route.
     *
     * @param clients by which the history tells programs apart
     */
    public static List<HttpFunction> functions(UseCases cases, Clients clients) {
        return List.of(
                new VehiclesHandler(cases),
                new CommandsHandler(cases, clients),
                new HistoryPagesHandler(cases),
                new SharingHandler(cases),
                new MeHandler(cases));
    }
}
