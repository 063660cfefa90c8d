package io.vehicleshadow.infra;

import java.util.Map;
import software.amazon.awscdk.services.cognito.UserPoolClient;

/** The values of the page's {@code config.json} in this deployment; a local run writes the same file with its own. */
record PageConfig(VirtualVehicleSite site, IotEndpoint endpoint, LivePages live, SignIn signIn, UserPoolClient client) {

    Map<String, Object> values() {
        return Map.of(
                "api",
                site.url() + "/" + CommandApi.PATH,
                "mqttWebSocket",
                "wss://" + endpoint.host() + "/mqtt",
                "authority",
                signIn.issuer(),
                "clientId",
                client.getUserPoolClientId(),
                "scope",
                "openid profile",
                "authorizerName",
                live.authorizerName());
    }
}
