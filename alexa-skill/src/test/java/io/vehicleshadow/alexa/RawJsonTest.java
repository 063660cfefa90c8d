package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazon.ask.exception.AskSdkException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.intent.SkillIntent;
import io.vehicleshadow.alexa.model.SkillLocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests as Alexa writes them, and the responses to them: the files of {@code raw/}, one conversation each. */
class RawJsonTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/vehicleshadow/alexa");

    @ParameterizedTest
    @MethodSource("conversations")
    void a_raw_request_gets_the_raw_response_within_seven_seconds(String name) throws IOException {
        JsonNode conversation = read("raw/" + name);
        Echo echo = new Echo(SkillLocale.EN_US);
        new RawSituation(conversation.path("given")).in(echo.cloud, echo.time);
        JsonNode attributes = Echo.JSON.createObjectNode();
        for (JsonNode turn : conversation.path("turns")) {
            if (turn.has("given")) {
                new RawSituation(turn.path("given")).in(echo.cloud, echo.time);
            }
            ObjectNode request = request(conversation.path("given"), turn);
            if (!turn.path("newSession").asBoolean()) {
                ((ObjectNode) request.path("session")).set("attributes", attributes);
            }
            if (turn.path("refused").asBoolean()) {
                assertThrows(AskSdkException.class, () -> echo.send(request));
                assertEquals(List.of(), echo.cloud.asked);
                continue;
            }
            Instant before = echo.time.instant();
            JsonNode answer = echo.send(request);
            assertTrue(Duration.between(before, echo.time.instant()).compareTo(Duration.ofSeconds(7)) <= 0);
            assertEquals(turn.path("response"), answer.path("response"));
            attributes = answer.path("sessionAttributes").deepCopy();
        }
    }

    @Test
    void every_intent_has_its_raw_request() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (String name : conversations().toList()) {
            read("raw/" + name)
                    .path("turns")
                    .forEach(turn -> shown.add(turn.at("/request/intent/name").asText()));
        }
        Set<String> intents =
                Arrays.stream(SkillIntent.values()).map(SkillIntent::intent).collect(Collectors.toSet());
        intents.removeAll(shown);

        assertEquals(Set.of(), intents);
    }

    private static ObjectNode request(JsonNode given, JsonNode turn) throws IOException {
        ObjectNode envelope = read("raw-envelope.json");
        for (String user : List.of("/session/user", "/context/System/user")) {
            ObjectNode json = (ObjectNode) envelope.at(user);
            if (given.path("token").asText("good-token").isEmpty()) {
                json.remove("accessToken");
            } else {
                json.put("accessToken", given.path("token").asText("good-token"));
            }
        }
        if (given.has("skill")) {
            ((ObjectNode) envelope.at("/context/System/application")).set("applicationId", given.path("skill"));
        }
        envelope.set("request", turn.path("request"));
        return envelope;
    }

    private static ObjectNode read(String file) throws IOException {
        return (ObjectNode) Echo.JSON.readTree(Files.readAllBytes(FOLDER.resolve(file)));
    }

    static Stream<String> conversations() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("raw"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
