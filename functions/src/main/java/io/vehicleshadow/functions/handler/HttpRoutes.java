package io.vehicleshadow.functions.handler;

import java.util.List;

/** All routes of the HTTP API, declared once: read by infra, by the local gateway and by the tests. */
public final class HttpRoutes {
    private static final String VEHICLE = "/vehicles/{thing}";
    private static final List<Route> ALL = List.of(
            new Route("GET", "/vehicles", VehiclesHandler.class, "listVehicles"),
            new Route("GET", VEHICLE, VehiclesHandler.class, "getVehicle"),
            new Route("GET", "/signals", VehiclesHandler.class, "listSignals"),
            new Route("POST", VEHICLE + "/commands", CommandsHandler.class, "askVehicle"),
            new Route("GET", VEHICLE + "/commands/{command}", CommandsHandler.class, "getCommand"),
            new Route("DELETE", VEHICLE + "/commands/{command}", CommandsHandler.class, "withdrawCommand"),
            new Route("GET", VEHICLE + "/history", HistoryPagesHandler.class, "getHistory"),
            new Route("GET", VEHICLE + "/drivers", SharingHandler.class, "listDrivers"),
            new Route("PUT", VEHICLE + "/drivers/{user}", SharingHandler.class, "shareVehicle"),
            new Route("DELETE", VEHICLE + "/drivers/{user}", SharingHandler.class, "unshareVehicle"),
            new Route("GET", "/me", MeHandler.class, "getMe"),
            new Route("PUT", "/me/pin", MeHandler.class, "setPin"));

    private HttpRoutes() {}

    /** In the order of the OpenAPI document. */
    public static List<Route> all() {
        return ALL;
    }
}
