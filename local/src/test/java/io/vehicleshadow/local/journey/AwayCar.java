package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.local.home.Endpoints;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The car of a run, whose connection a person at it cuts. */
final class AwayCar {
    private final Endpoints run;
    private final ApiPerson owner;
    private final ShadowClient shadow;

    AwayCar(Endpoints run, ApiPerson owner, ShadowClient shadow) {
        this.run = run;
        this.owner = owner;
        this.shadow = shadow;
    }

    /** Sends an attempt while the car is away and that command of the owner waits for it. */
    HttpResponse<String> whileAsked(String command, String signal, Attempts.Attempt attempt) throws Exception {
        byHand(run, "{\"connection\":\"cut\"}");
        try {
            assertEquals(202, owner.send("POST /vehicles/tcu/commands", command).statusCode());
            return attempt.send();
        } finally {
            shadow.withdrawAll();
            byHand(run, "{\"connection\":\"restore\"}");
            shadow.await(
                    signal + " no longer asked",
                    document -> document.path("state").path("desired").isMissingNode());
        }
    }

    static void byHand(Endpoints run, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(run.http("car"))
                .POST(BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
    }
}
