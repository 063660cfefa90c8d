package io.vehicleshadow.local.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.alexa.SkillHandler;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.say.AlexaConversation;
import io.vehicleshadow.alexa.say.AlexaSession;
import io.vehicleshadow.alexa.say.SpokenAnswer;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.truth.Told;
import io.vehicleshadow.functions.truth.Way;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** By voice, to the skill's function: what it says is held against what it means. Some requests come twice. */
final class BySkill implements Way {
    private static final String SKILL = "amzn1.ask.skill.story";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> SENTENCES = Map.of(
            "door open", "open the door",
            "door close", "close the door",
            "headlight on", "turn on the headlight",
            "headlight off", "turn off the headlight");
    private static final String NOTHING = "nothing was sent";
    private static final String UNKNOWN = "nobody knows";
    /** What an answer begins with or says within, and what that means; the first counts. */
    private static final Map<String, String> MEANINGS = meanings();

    private final PublishedKey signIn;
    private final Told told;
    private final Random random;
    private final SkillHandler skill;
    private final AlexaConversation alexa;

    BySkill(Cloud cloud, PublishedKey signIn, Told told, Random random) {
        this.signIn = signIn;
        this.told = told;
        this.random = random;
        skill = new SkillHandler(
                Map.of(
                        "ALEXA_SKILL_ID",
                        SKILL,
                        "ISSUER",
                        PublishedKey.ISSUER,
                        "CLIENT_IDS",
                        PublishedKey.CLIENT,
                        "JWKS_URI",
                        signIn.address().toString()),
                cloud.cases);
        AtomicInteger ids = new AtomicInteger();
        alexa = new AlexaConversation(
                SkillLocale.find("en-GB").orElseThrow(),
                new Catalogues(SignalCatalogue.standard()),
                SKILL,
                cloud.clock,
                () -> "id-" + ids.incrementAndGet());
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("I can't reach the car's service right now, so I didn't send anything", NOTHING);
        meanings.put("That request is already pending", NOTHING);
        meanings.put("Your request reached me too late, so I did nothing", NOTHING);
        meanings.put("I don't know whether the car got your request", UNKNOWN);
        meanings.put("Another request came in before the car answered", "SUPERSEDED");
        meanings.put("The request was withdrawn before the car answered", "WITHDRAWN");
        meanings.put("The request has expired, and the car won't act on it anymore", "TIMED_OUT");
        meanings.put("Your request is waiting for it", "IN_PROGRESS");
        meanings.put("Your request is pending", "IN_PROGRESS");
        meanings.put("The car tried but couldn't do it", "FAILED");
        meanings.put("The car is moving, so", "REJECTED");
        return meanings;
    }

    @Override
    public void request(PersonId person, String signal, JsonNode value, Duration wait) {
        String sentence = signal.equals("climate")
                ? "set the temperature to " + value.asText() + " degrees"
                : SENTENCES.get(signal + " " + value.asText());
        JsonNode request = say(person, sentence, Optional.empty());
        SpokenAnswer answer = hear(request);
        if (answer.text().contains("PIN")) {
            request = say(person, "1 2 3 4", answer.session());
            answer = hear(request);
        }
        String status = meaning(answer.text(), signal, value.asText());
        EntryId id = EntryId.ofRequest(
                Instant.parse(request.at("/request/timestamp").asText()),
                person.value(),
                "tcu",
                request.at("/request/requestId").asText());
        boolean twice = random.nextInt(5) == 0;
        hold(answer.text(), id, signal, status, twice);
        if (twice) {
            String text = hear(request).text();
            hold(text, id, signal, meaning(text, signal, value.asText()), true);
        }
    }

    /** What came twice may be sent the second time only. */
    private void hold(String text, EntryId id, String signal, String status, boolean twice) {
        if (!status.equals(NOTHING) && !status.equals(UNKNOWN)) {
            told.words(text, id, signal, status);
        } else if (status.equals(NOTHING) && !twice) {
            told.refused(id);
        }
    }

    private static String meaning(String text, String signal, String value) {
        return MEANINGS.entrySet().stream()
                .filter(meaning -> text.contains(meaning.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> success(text, signal, value));
    }

    private static String success(String text, String signal, String value) {
        String done = switch (signal + " " + value) {
            case "door open" -> "The door is open.";
            case "door close" -> "The door is closed.";
            case "headlight on" -> "The headlight is on.";
            case "headlight off" -> "The headlight is off.";
            default -> "The climate control is set to " + value + " degrees.";
        };
        assertTrue(text.startsWith(done), () -> "What does this mean: " + text);
        return "SUCCEEDED";
    }

    private JsonNode say(PersonId person, String sentence, Optional<AlexaSession> session) {
        return alexa.request(sentence, Optional.of(signIn.token(person)), session);
    }

    private SpokenAnswer hear(JsonNode request) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            skill.handleRequest(
                    new ByteArrayInputStream(request.toString().getBytes(StandardCharsets.UTF_8)), answer, null);
            return alexa.read(request, JSON.readTree(answer.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void withdraw(PersonId person, String signal) {}

    @Override
    public void look(PersonId person) {}
}
