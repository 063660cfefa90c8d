package io.vehicleshadow.infra;

import java.util.List;
import software.amazon.awscdk.services.cognito.UserPoolClient;

/**
 * The programs that people use the API with. Each has a client of its own, by which the history tells the page from
 * everything else.
 */
record PeopleClients(UserPoolClient page, UserPoolClient commandLine) {

    /** The clients whose tokens the API and live pages take. */
    List<String> ids() {
        return List.of(page.getUserPoolClientId(), commandLine.getUserPoolClientId());
    }
}
