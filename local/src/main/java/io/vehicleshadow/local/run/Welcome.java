package io.vehicleshadow.local.run;

import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.signin.SignIn;
import io.vehicleshadow.vehicle.app.OtherApp;
import java.util.List;

/** What a person reads when a local run is up: what to open and what to try. */
final class Welcome {
    private Welcome() {}

    /** @param vehicle how {@code ./vehicle} is called to speak to this run */
    static String text(Endpoints endpoints, String vehicle, boolean withAgent, List<OtherApp> apps) {
        String shadow = endpoints.address("dataPlane") + "/things/tcu/shadow";
        StringBuilder text = new StringBuilder("\nVehicle Shadow is running. Ctrl-C ends it.\n\n");
        line(text, "open", endpoints.address("page") + "   (sign in as demo)");
        line(text, "command", "curl -X POST " + shadow + " -d '{\"state\":{\"desired\":{\"door\":\"open\"}}}'");
        line(text, "state", "curl " + shadow);
        if (withAgent) {
            line(text, "by hand", vehicle + " car door=close");
            line(text, "say", vehicle + " login --as demo; " + vehicle + " say \"is my door open?\"");
        }
        text.append('\n');
        line(text, "MQTT", endpoints.address("mqtt") + " (TLS), " + endpoints.address("mqttWebSocket"));
        line(text, "keys in", endpoints.address("certificates"));
        apps.forEach(app -> line(text, "app", app.name() + " has the client id " + SignIn.clientId(app)));
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String how) {
        text.append(String.format("  %-9s%s%n", what, how));
    }
}
