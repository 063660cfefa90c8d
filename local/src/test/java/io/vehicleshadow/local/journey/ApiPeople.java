package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.local.home.Endpoints;
import java.io.IOException;

/**
 * One person of each role.
 *
 * @param demo the owner of {@code tcu}
 * @param driver may command it
 * @param viewer may look
 * @param stranger has nothing to do with it
 * @param nobody has not signed in
 */
record ApiPeople(ApiPerson demo, ApiPerson driver, ApiPerson viewer, ApiPerson stranger, ApiPerson nobody) {
    static ApiPeople of(Endpoints run) throws IOException, InterruptedException {
        ApiPeople people = new ApiPeople(
                ApiPerson.signedIn(run, "demo"),
                ApiPerson.signedIn(run, "driver"),
                ApiPerson.signedIn(run, "viewer"),
                ApiPerson.signedIn(run, "stranger"),
                ApiPerson.nobody(run));
        // Attempts share with eve, who must have an account.
        ApiPerson.signedIn(run, "eve");
        people.share("driver", "DRIVER");
        people.share("viewer", "VIEWER");
        return people;
    }

    void share(String name, String role) throws IOException, InterruptedException {
        share("tcu", name, role);
    }

    void share(String thing, String name, String role) throws IOException, InterruptedException {
        String body = "{\"role\":\"" + role + "\"}";
        String path = "PUT /vehicles/" + thing + "/drivers/" + name;
        assertEquals(200, demo.send(path, body).statusCode());
    }

    void unshare(String thing, String name) throws IOException, InterruptedException {
        String path = "DELETE /vehicles/" + thing + "/drivers/" + name;
        assertEquals(204, demo.send(path).statusCode());
    }
}
