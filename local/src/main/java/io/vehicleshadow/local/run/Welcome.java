package io.vehicleshadow.local.run;

/** What a person reads when a local run is up: what to open and what to try. */
final class Welcome {
    private Welcome() {}

    static String text(Endpoints endpoints, boolean withAgent) {
        String shadow = endpoints.addresses().get("dataPlane") + "/things/tcu/shadow";
        StringBuilder text = new StringBuilder("\nVehicle Shadow runs. Ctrl-C ends it.\n\n");
        endpoints
                .find("page")
                .ifPresent(page -> text.append("  open     ").append(page).append("   (sign in as demo)\n"));
        text.append("  ask      curl -X POST ")
                .append(shadow)
                .append(" -d '{\"state\":{\"desired\":{\"door\":\"open\"}}}'\n")
                .append("  look     curl ")
                .append(shadow)
                .append('\n');
        if (withAgent) {
            text.append("  by hand  ./vehicle car door=close\n");
        }
        text.append("\n  MQTT over TLS  ")
                .append(endpoints.addresses().get("mqtt"))
                .append("   WebSocket  ")
                .append(endpoints.addresses().get("mqttWebSocket"))
                .append("\n  certificates   ")
                .append(endpoints.addresses().get("certificates"))
                .append('\n');
        return text.toString();
    }
}
