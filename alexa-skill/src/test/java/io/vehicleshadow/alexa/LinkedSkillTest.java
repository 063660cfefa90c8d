package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.say.AlexaConversation;
import io.vehicleshadow.alexa.say.AlexaSession;
import io.vehicleshadow.alexa.say.SpokenAnswer;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.pin.Pin;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The skill as it is deployed: real tokens and keys over a socket, and the use cases of the HTTP API. */
class LinkedSkillTest {
    private static final ThingName CAR = new ThingName("tcu");
    private final VirtualTime time = new VirtualTime();
    private final FakeCloud cloud = new FakeCloud(time, SpokenCar.CATALOGUE);
    private final AlexaConversation alexa = new AlexaConversation(
            SkillLocale.EN_US, Echo.SKILL, time, () -> UUID.randomUUID().toString());
    private UseCases useCases;
    private KeyPair pair;
    private HttpServer signIn;
    private String issuer;
    private SkillHandler skill;
    private Optional<AlexaSession> session = Optional.empty();

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
        signIn = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://localhost:" + signIn.getAddress().getPort();
        signIn.createContext("/.well-known/jwks.json", exchange -> {
            byte[] keys = publishedKeys().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        signIn.start();
        useCases = cloud.useCases();
        useCases.access().makeOwner(new PersonId("demo"), CAR);
        useCases.pins().set(new PersonId("demo"), new Pin("4711"));
        skill = new SkillHandler(
                Map.of("ALEXA_SKILL_ID", Echo.SKILL, "ISSUER", issuer, "CLIENT_IDS", "alexa"), useCases);
    }

    @AfterEach
    void stop() {
        signIn.stop(0);
    }

    @Test
    void a_spoken_command_is_asked_done_and_written_down_as_voice() {
        assertEquals(
                "What's your PIN?",
                say("open my trunk", token("demo", issuer, "alexa", 60)).text());
        assertEquals(
                "The trunk is open.",
                say("4 7 1 1", token("demo", issuer, "alexa", 60)).text());
        HistoryEntry.Command command =
                cloud.history().commandsBefore(CAR, Long.MAX_VALUE, 1).get(0);
        assertEquals(Channel.VOICE, command.channel());
        assertEquals(Optional.of(new PersonId("demo")), command.by());
        assertEquals(1, cloud.history().commandsBefore(CAR, Long.MAX_VALUE, 9).size());
    }

    @Test
    void the_vehicles_refusal_is_told_with_its_reason() {
        cloud.answering(CommandStatus.REJECTED, Reason.BUSY);

        assertEquals(
                "The car is too busy right now, so the trunk stayed closed.",
                say("close the trunk", token("demo", issuer, "alexa", 60)).text());
    }

    @Test
    void three_wrong_pins_lock_voice() {
        String token = token("demo", issuer, "alexa", 60);
        say("open my trunk", token);
        say("0000", token);
        say("0001", token);

        assertTrue(say("0002", token).text().contains("by voice for ten minutes"));
        assertTrue(say("unlock my car", token).text().contains("by voice for ten minutes"));
        assertTrue(cloud.history().commandsBefore(CAR, Long.MAX_VALUE, 1).isEmpty());
    }

    @Test
    void the_same_request_delivered_twice_asks_once() throws IOException {
        String token = token("demo", issuer, "alexa", 60);
        say("open my trunk", token);
        JsonNode request = request("4 7 1 1", token);

        String first = send(request).at("/response/outputSpeech/ssml").asText();
        String second = send(request).at("/response/outputSpeech/ssml").asText();

        assertEquals("<speak>The trunk is open.</speak>", first);
        assertEquals(first, second);
        assertEquals(1, cloud.history().commandsBefore(CAR, Long.MAX_VALUE, 9).size());
    }

    @Test
    void another_session_is_locked_out_with_the_person() {
        String token = token("demo", issuer, "alexa", 60);
        for (String pin : List.of("0000", "0001", "0002")) {
            session = Optional.empty();
            say("open my trunk", token);
            say(pin, token);
        }
        session = Optional.empty();

        assertTrue(say("open my trunk", token).text().contains("by voice for ten minutes"));
    }

    @Test
    void an_owner_who_is_locked_out_locks_out_nobody_else() {
        useCases.access().makeOwner(new PersonId("sister"), new ThingName("other"));
        useCases.pins().set(new PersonId("sister"), new Pin("1111"));
        String demo = token("demo", issuer, "alexa", 60);
        say("open my trunk", demo);
        List.of("0000", "0001", "0002").forEach(pin -> say(pin, demo));

        assertEquals(
                "What's your PIN?",
                say("open my trunk", token("sister", issuer, "alexa", 60)).text());
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example, alexa, 60",
        ", page, 60",
        ", alexa, 0",
        ", alexa, -3600",
    })
    void a_token_of_another_issuer_or_client_or_time_is_no_account(String otherIssuer, String client, long seconds) {
        String token = token("demo", Optional.ofNullable(otherIssuer).orElse(issuer), client, seconds);

        assertTrue(say("close the trunk", token).linksAccount());
        assertTrue(cloud.history().commandsBefore(CAR, Long.MAX_VALUE, 1).isEmpty());
    }

    @Test
    void a_token_whose_claims_were_changed_is_no_account() {
        String[] parts = token("stranger", issuer, "alexa", 60).split("\\.");
        String[] mine = token("demo", issuer, "alexa", 60).split("\\.");

        assertTrue(say("close the trunk", parts[0] + "." + mine[1] + "." + parts[2])
                .linksAccount());
    }

    @Test
    void a_stranger_finds_no_car() {
        assertTrue(say("close the trunk", token("stranger", issuer, "alexa", 60))
                .text()
                .startsWith("You don't have a car yet."));
    }

    @Test
    void a_cloud_that_is_down_is_told_as_nothing_asked() {
        cloud.away = true;

        assertTrue(say("close the trunk", token("demo", issuer, "alexa", 60))
                .text()
                .contains("I didn't send anything to the car"));
        assertFalse(session.isPresent());
    }

    @Test
    void neither_token_nor_pin_is_logged_even_when_all_is() {
        String good = token("demo", issuer, "alexa", 60);
        String expired = token("demo", issuer, "alexa", -60);
        PrintStream before = System.err;
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        try {
            say("close the trunk", expired);
            say("open my trunk", good);
            say("8 6 4 2", good);
            say("4 7 1 1", good);
            cloud.away = true;
            say("close the trunk", good);
        } finally {
            System.setErr(before);
        }

        String log = logged.toString(StandardCharsets.UTF_8);
        assertTrue(log.contains("token was refused: Expired") && log.contains("The table did not answer"), log);
        for (String secret : List.of(good, good.split("\\.")[2], expired.split("\\.")[2], "8642", "4711")) {
            assertFalse(log.contains(secret), log);
        }
    }

    private SpokenAnswer say(String sentence, String token) {
        JsonNode request = request(sentence, token);
        try {
            SpokenAnswer answer = alexa.read(request, send(request));
            session = answer.session();
            return answer;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private JsonNode request(String sentence, String token) {
        return alexa.request(sentence, Optional.of(token), session);
    }

    private JsonNode send(JsonNode request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        skill.handleRequest(new ByteArrayInputStream(request.toString().getBytes(StandardCharsets.UTF_8)), out, null);
        return Echo.JSON.readTree(out.toByteArray());
    }

    private String token(String person, String from, String client, long seconds) {
        String signed = encode("{\"alg\":\"RS256\",\"kid\":\"k1\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encode("{\"iss\":\"%s\",\"sub\":\"%s\",\"client_id\":\"%s\",\"token_use\":\"access\",\"exp\":%d}"
                        .formatted(from, person, client, time.instant().getEpochSecond() + seconds)
                        .getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String publishedKeys() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k1\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return encode(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
