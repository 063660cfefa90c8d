package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.say.AlexaConversation;
import io.vehicleshadow.local.cloud.LocalCloud;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is said to the car and what is answered, through {@code ./vehicle say} and a whole run with a real agent. */
@ExtendWith(PageParts.class)
class VoiceJourneyIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static RunProcess run;
    private static ApiPerson demo;

    @BeforeAll
    static void startAll() throws Exception {
        run = RunProcess.start(folder, 0);
        run.person();
        demo = ApiPerson.signedIn(run.endpoints(), "demo");
        assertEquals(0, vehicle("login", "--as", "demo").exitCode());
        assertEquals(0, RunProcess.vehicleFed(folder, "2580\n", "pin").exitCode());
    }

    @AfterAll
    static void endAll() throws Exception {
        run.stop();
    }

    @BeforeEach
    void park() throws Exception {
        run.person().withdrawAll();
        AwayCar.byHand(
                run.endpoints(), "{\"connection\":\"restore\",\"speed\":0,\"trunk\":\"close\",\"lock\":\"unlocked\"}");
        demo.awaitPresence("ONLINE");
        run.person().await("a closed trunk", document -> trunk(document).equals("close"));
        say("stop");
    }

    @Test
    void opening_asks_for_the_pin_and_tells_success_when_the_car_has_reported_it() throws Exception {
        assertEquals("What's your PIN?", answer(RunProcess.vehicle(folder, "say", "open my trunk")));
        assertEquals("close", trunk(shadow()));
        assertDone("The trunk is open.", answer(RunProcess.vehicle(folder, "say", "2 5 8 0")), "trunk", "open");
        String told = vehicle("history", "--limit", "1").output();
        assertTrue(told.contains("demo by voice") && told.contains("trunk open: done"), told);
    }

    @Test
    void a_trunk_that_is_opened_by_voice_opens_on_the_page(PageBrowser browser) throws Exception {
        try (BrowserContext window = browser.window(ColorScheme.LIGHT)) {
            PageVisitor page = PageVisitor.signIn(window, run.endpoints().address("page"), "demo")
                    .awaitConnected();
            page.awaitShown("trunk", "close");
            assertEquals("What's your PIN?", say("open my trunk"));
            assertDone("The trunk is open.", say("2 5 8 0"), "trunk", "open");
            page.awaitShown("trunk", "open");
            page.awaitInTimeline("VOICE", "Trunk: Open.*done");
        }
    }

    @Test
    void who_asks_for_the_question_again_is_still_in_the_dialogue() throws Exception {
        say("open my trunk");
        assertEquals("What's your PIN?", say("repeat"));
        assertEquals("close", trunk(shadow()));
        assertDone("The trunk is open.", say("2 5 8 0"), "trunk", "open");
    }

    @Test
    void a_wrong_pin_opens_nothing() throws Exception {
        say("open my trunk");
        assertEquals("That's not the right PIN. Please say it again.", say("9 9 9 9"));
        assertEquals("close", trunk(shadow()));
        assertDone("The trunk is open.", say("2 5 8 0"), "trunk", "open");
    }

    @Test
    void locking_needs_no_pin_and_the_samples_sentences_work() throws Exception {
        assertDone("The car is locked.", say("lock my car"), "lock", "locked");
        assertDone("The window is up.", say("raise my window"), "window", "up");
        assertDone("The headlight is on.", say("switch on my headlight"), "headlight", "on");
        assertDone("The door is closed.", say("shut the door"), "door", "close");
    }

    @Test
    void the_voice_speaks_german() throws Exception {
        RunProcess.Ended said = RunProcess.vehicle(folder, "say", "öffne den Kofferraum", "--locale", "de-DE");
        assertEquals("Wie lautet deine PIN?", answer(said));
    }

    @Test
    void a_moving_car_says_why_it_keeps_its_trunk_closed() throws Exception {
        AwayCar.byHand(run.endpoints(), "{\"speed\":30}");
        say("open my trunk");
        String answer = say("2 5 8 0");
        assertTrue(answer.startsWith("The car is moving") || isStillWaiting(answer), answer);
        JsonNode refused = run.person()
                .await(
                        "refused",
                        document -> document.at("/state/reported/outcomes/trunk/status")
                                .asText()
                                .equals("REJECTED"));
        assertEquals("close", trunk(refused));
    }

    @Test
    void a_car_that_is_away_is_said_to_be_offline_and_nothing_is_said_to_have_happened() throws Exception {
        AwayCar.byHand(run.endpoints(), "{\"connection\":\"cut\"}");
        demo.awaitPresence("OFFLINE");
        String answer = say("turn off my headlight");
        assertTrue(answer.contains("offline"), answer);
    }

    @Test
    void nobody_who_is_not_signed_in_says_anything_and_an_unknown_language_is_refused_in_one_line() throws Exception {
        Path nobody = folder.resolve("nobody");
        RunProcess.Ended unsigned = vehicle("say", "--locale", "fr-FR", "bonjour");
        assertEquals(2, unsigned.exitCode());
        assertEquals(1, unsigned.errors().lines().count(), unsigned.errors());
        assertTrue(unsigned.errors().contains("en-US, en-GB, en-IN, de-DE"), unsigned.errors());
        assertTrue(nobody.toFile().mkdir());
        RunProcess.Ended stranger = RunProcess.vehicleHere(nobody, "say", "hello");
        assertEquals(2, stranger.exitCode());
        assertTrue(stranger.errors().contains("not signed in; sign in with: ./vehicle "), stranger.errors());
    }

    @Test
    void the_skill_takes_raw_requests_and_refuses_those_of_another_skill_and_old_ones() throws Exception {
        assertEquals(200, post(request(LocalCloud.SKILL_ID, Clock.systemUTC())));
        assertEquals(400, post(request("amzn1.ask.skill.another", Clock.systemUTC())));
        Clock old = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-200));
        assertEquals(400, post(request(LocalCloud.SKILL_ID, old)));
        assertEquals(400, post(JSON.createObjectNode().put("no", "request")));
    }

    @Test
    void a_window_is_raised_without_an_invocation_name() throws Exception {
        JsonNode raised = direct(demo.token());

        assertEquals("Response", raised.at("/event/header/name").asText(), raised.toString());
        assertEquals("up", ShadowClient.reported(shadow(), "window"));
        assertEquals(
                "INVALID_AUTHORIZATION_CREDENTIAL",
                direct("none").at("/event/payload/type").asText());
    }

    private static JsonNode direct(String token) throws Exception {
        String directive = """
            {"directive": {
              "header": {"namespace": "Alexa.ModeController", "name": "SetMode", "instance": "window",
                         "payloadVersion": "3", "messageId": "%s", "correlationToken": "c"},
              "endpoint": {"endpointId": "tcu#window", "scope": {"type": "BearerToken", "token": "%s"}},
              "payload": {"mode": "window.up"}}}\
            """;
        HttpRequest raw = HttpRequest.newBuilder(URI.create(run.endpoints().address("alexa") + "/smart-home"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(directive.formatted(UUID.randomUUID(), token)))
                .build();
        return JSON.readTree(
                HttpClient.newHttpClient().send(raw, BodyHandlers.ofString()).body());
    }

    private static JsonNode request(String skill, Clock clock) {
        return new AlexaConversation(
                        SkillLocale.find("en-US").orElseThrow(),
                        skill,
                        clock,
                        () -> UUID.randomUUID().toString())
                .request("how is my car", Optional.empty(), Optional.empty());
    }

    private static int post(JsonNode request) throws Exception {
        HttpRequest raw = HttpRequest.newBuilder(URI.create(run.endpoints().address("alexa")))
                .POST(BodyPublishers.ofString(request.toString()))
                .build();
        return HttpClient.newHttpClient().send(raw, BodyHandlers.discarding()).statusCode();
    }

    private static String say(String words) {
        return answer(RunProcess.vehicleHere(folder, "say", words));
    }

    private static String answer(RunProcess.Ended said) {
        assertEquals(0, said.exitCode(), said.toString());
        return said.output().strip();
    }

    /** A slow machine's car may answer when the skill has stopped waiting. */
    private static boolean isStillWaiting(String answer) {
        return answer.startsWith("The car hasn't answered yet.");
    }

    /** What is told as done the car has reported. */
    private static void assertDone(String done, String answer, String part, String value) throws Exception {
        if (!isStillWaiting(answer)) {
            assertEquals(done, answer);
            assertEquals(value, ShadowClient.reported(shadow(), part));
        }
        run.person()
                .await(done, document -> ShadowClient.reported(document, part).equals(value));
    }

    private static RunProcess.Ended vehicle(String... arguments) throws Exception {
        return RunProcess.vehicleHere(folder, arguments);
    }

    private static JsonNode shadow() throws Exception {
        return run.person().document();
    }

    private static String trunk(JsonNode document) {
        return ShadowClient.reported(document, "trunk");
    }
}
