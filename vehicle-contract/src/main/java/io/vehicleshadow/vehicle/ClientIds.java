package io.vehicleshadow.vehicle;

import java.util.List;

/**
 * The MQTT client ids of those who are no vehicle. A vehicle's client id is its thing name, so no vehicle may have a
 * name that begins like these: it could be disconnected by any signed-in person, and would have no presence.
 */
public final class ClientIds {
    /** Pages and command lines, followed by letters, digits and hyphens that make the id unique. */
    public static final String PAGE = "page-";
    /** Functions that wait for a vehicle's answer. */
    public static final String FUNCTION = "functions-";
    /** Vehicles that request an identity with a claim certificate. */
    public static final String CLAIM = "claim-";

    private static final List<String> RESERVED = List.of(PAGE, FUNCTION, CLAIM);

    private ClientIds() {}

    /** The id under which a vehicle that has no identity yet requests one. */
    public static String claim(String thing) {
        return CLAIM + thing;
    }

    /** Whether a client of this id is no vehicle, and a vehicle may not be called so. */
    public static boolean isReserved(String clientId) {
        return RESERVED.stream().anyMatch(clientId::startsWith);
    }

    /** The beginnings that no vehicle's name may have. */
    public static List<String> reserved() {
        return RESERVED;
    }
}
