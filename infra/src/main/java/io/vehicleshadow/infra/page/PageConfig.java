package io.vehicleshadow.infra.page;

import io.vehicleshadow.infra.functions.CommandApi;
import io.vehicleshadow.infra.functions.LivePages;
import io.vehicleshadow.infra.people.SignIn;
import io.vehicleshadow.infra.vehicles.IotEndpoint;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.cognito.UserPoolClient;

/** The page's {@code config.json} in this deployment; a local run writes the same file. */
public record PageConfig(
        VirtualVehicleSite site, IotEndpoint endpoint, LivePages live, SignIn signIn, UserPoolClient client) {

    /** Sorted: another order would be another file to deploy. */
    public Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        values.put("api", site.url() + "/" + CommandApi.PATH);
        values.put("authority", signIn.issuer());
        values.put("authorizerName", live.authorizerName());
        values.put("clientId", client.getUserPoolClientId());
        values.put("mqttWebSocket", "wss://" + endpoint.host() + "/mqtt");
        values.put("scope", "openid profile");
        return values;
    }
}
