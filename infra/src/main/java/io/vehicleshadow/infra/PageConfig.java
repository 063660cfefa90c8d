package io.vehicleshadow.infra;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.cognito.UserPoolClient;

/** The values of the page's {@code config.json} in this deployment; a local run writes the same file with its own. */
record PageConfig(VirtualVehicleSite site, IotEndpoint endpoint, LivePages live, SignIn signIn, UserPoolClient client) {

    /** In one order always: another order would be another file to deploy. */
    Map<String, Object> values() {
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
