package io.vehicleshadow.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.share.People;
import io.vehicleshadow.functions.share.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a real socket, against answers as the API reference of Cognito shows them. */
class CognitoPeopleTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private People people;
    private int status = 200;
    private String answer;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            asked.add(exchange.getRequestHeaders().getFirst("Authorization"));
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        people = AwsServices.of(Map.of(
                        "TABLE_NAME", "table",
                        "IOT_ENDPOINT", "http://localhost:1",
                        "USER_POOL_ID", "eu-west-1_pool",
                        "USER_POOL_ENDPOINT",
                                "http://localhost:" + server.getAddress().getPort(),
                        "METRICS_DISABLED", "true",
                        "LOCAL_CREDENTIALS", "true"))
                .people();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_person_is_asked_for_by_a_signed_request_and_known_by_their_id() {
        answer =
                "{\"Enabled\":true,\"Username\":\"5f1c\",\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"eve@example.com\"},"
                        + "{\"Name\":\"sub\",\"Value\":\"5f1c\"}],\"UserStatus\":\"CONFIRMED\"}";
        assertEquals(
                Optional.of(new Person(new PersonId("5f1c"), Optional.of("eve@example.com"))),
                people.find("eve@example.com"));
        assertEquals("AWSCognitoIdentityProviderService.AdminGetUser", asked.get(0));
        assertTrue(
                asked.get(1).matches("AWS4-HMAC-SHA256 Credential=local/[0-9]+/us-east-1/cognito-idp/.*"),
                asked.get(1));
        assertEquals("{\"UserPoolId\":\"eu-west-1_pool\",\"Username\":\"eve@example.com\"}", asked.get(2));
    }

    @Test
    void a_name_is_shown_rather_than_an_address() {
        answer = "{\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"eve@example.com\"},"
                + "{\"Name\":\"name\",\"Value\":\"Eve\"},{\"Name\":\"sub\",\"Value\":\"5f1c\"}]}";
        assertEquals(Optional.of("Eve"), people.find("5f1c").orElseThrow().name());
    }

    @Test
    void who_has_no_account_is_nobody() {
        status = 400;
        answer = "{\"__type\":\"UserNotFoundException\",\"message\":\"User does not exist.\"}";
        assertEquals(Optional.empty(), people.find("eve"));
    }

    @Test
    void a_sign_in_that_fails_is_not_taken_for_one_that_knows_nobody() {
        status = 400;
        answer = "{\"__type\":\"TooManyRequestsException\"}";
        assertThrows(CloudUnavailable.class, () -> people.find("eve"));
        server.stop(0);
        assertThrows(CloudUnavailable.class, () -> people.find("eve"));
    }
}
