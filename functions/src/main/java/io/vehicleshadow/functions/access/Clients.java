package io.vehicleshadow.functions.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The programs that people sign in to, by the id that each has in the sign-in.
 *
 * @param page the page's id
 * @param apps the names of others' programs, by id
 */
public record Clients(String page, Map<String, String> apps) {
    public Clients {
        apps = Map.copyOf(apps);
    }

    /**
     * As the environment names them: {@code PAGE_CLIENT_ID}, and {@code APPS} as {@code id=name}, separated by commas.
     *
     * @throws IllegalArgumentException if {@code APPS} is something else
     */
    public static Clients of(Map<String, String> environment) {
        Map<String, String> apps = new LinkedHashMap<>();
        for (String app : environment.getOrDefault("APPS", "").split(",")) {
            if (!app.isEmpty()) {
                String[] idAndName = app.split("=", 2);
                if (idAndName.length < 2) {
                    throw new IllegalArgumentException("APPS is id=name,id=name, but has '" + app + "'");
                }
                apps.put(idAndName[0], idAndName[1]);
            }
        }
        return new Clients(environment.getOrDefault("PAGE_CLIENT_ID", "virtual-vehicle"), apps);
    }

    /** By which way somebody came whose token was issued to that client. */
    public Channel channel(String clientId) {
        if (page.equals(clientId)) {
            return Channel.PAGE;
        }
        return clientId != null && apps.containsKey(clientId) ? Channel.ofApp(apps.get(clientId)) : Channel.HTTP;
    }
}
