package io.vehicleshadow.infra;

import java.util.Map;
import software.amazon.awscdk.services.cognito.UserPoolClient;

/** The values of the page's {@code config.json} in this deployment; a local run writes the same file with its own. */
record PageConfig(VirtualVehicleSite site, IotEndpoint endpoint, LivePages live, SignIn signIn, UserPoolClient client) {

    Map<String, Object> values() {
        return Map.of(
                "api",
                "/" + CommandApi.PATH,
                "mqtt",
                "wss://" + endpoint.host() + "/mqtt?x-amz-customauthorizer-name=" + live.authorizerName(),
                "signIn",
                Map.of(
                        "authority",
                        signIn.issuer(),
                        "clientId",
                        client.getUserPoolClientId(),
                        "signOut",
                        signIn.pageUrl() + "/logout?client_id=" + client.getUserPoolClientId() + "&logout_uri="
                                + site.url() + "/"),
                "local",
                false);
    }
}
