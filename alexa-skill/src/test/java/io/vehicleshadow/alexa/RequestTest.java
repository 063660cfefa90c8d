package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazon.ask.exception.AskSdkException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and requests that are not as expected. */
class RequestTest {
    private final Echo echo = Echo.english();
    private final FakeCloud cloud = echo.cloud;

    @Test
    void without_an_account_there_is_a_link_account_card_and_nothing_else() {
        echo.token = Optional.empty();

        assertTrue(echo.say("close the trunk").linksAccount());
        assertFalse(echo.listens());
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void with_an_expired_token_there_is_a_link_account_card() {
        echo.token = Optional.of("expired");

        assertEquals(
                "Your account link has expired. Please link your account again in the Alexa app.",
                echo.hears("close the trunk"));
        assertEquals("LinkAccount", echo.response.at("/response/card/type").asText());
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_request_to_another_skill_is_refused() {
        ObjectNode request = echo.request("close the trunk");
        ((ObjectNode) request.at("/context/System/application")).put("applicationId", "amzn1.ask.skill.other");

        assertThrows(AskSdkException.class, () -> echo.send(request));
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_request_older_than_150_seconds_is_refused() {
        ObjectNode request = echo.request("switch on my headlight");
        echo.time.pass(Duration.ofSeconds(150));
        echo.send(request);
        assertEquals(1, cloud.asked.size());

        echo.time.pass(Duration.ofSeconds(1));
        assertThrows(AskSdkException.class, () -> echo.send(request));
        assertEquals(1, cloud.asked.size());
    }

    @Test
    void a_request_that_would_go_stale_during_the_wait_is_not_asked() {
        ObjectNode request = echo.request("honk");
        echo.time.pass(Duration.ofSeconds(25));

        String ssml = echo.send(request).at("/response/outputSpeech/ssml").asText();

        assertTrue(ssml.contains("so I did nothing"), ssml);
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void help_stop_and_fallback_need_no_account() {
        echo.token = Optional.empty();

        assertTrue(echo.hears("help").startsWith("You can open"));
        assertEquals("Goodbye.", echo.hears("stop"));
    }

    @Test
    void the_end_of_a_session_is_taken_without_an_answer() {
        ObjectNode request = echo.request("stop");
        ObjectNode body = (ObjectNode) request.get("request");
        body.remove("intent");
        body.put("type", "SessionEndedRequest").put("reason", "USER_INITIATED");

        JsonNode response = echo.send(request);

        assertTrue(response.at("/response/outputSpeech").isMissingNode());
    }

    @Test
    void words_with_markup_come_back_escaped() {
        ObjectNode request = echo.request("close my banana");
        ((ObjectNode) request.at("/request/intent/slots/part")).put("value", "<audio src='x'/>");

        String ssml = echo.send(request).at("/response/outputSpeech/ssml").asText();

        assertTrue(ssml.contains("&lt;audio"), ssml);
        assertFalse(ssml.contains("<audio"), ssml);
    }

    @Test
    void a_request_from_the_future_is_refused() {
        ObjectNode request = echo.request("switch on my headlight");
        ((ObjectNode) request.get("request"))
                .put("timestamp", echo.time.instant().plusSeconds(151).toString());

        assertThrows(AskSdkException.class, () -> echo.send(request));
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_request_without_a_time_is_refused() {
        ObjectNode request = echo.request("switch on my headlight");
        ((ObjectNode) request.get("request")).remove("timestamp");

        assertThrows(AskSdkException.class, () -> echo.send(request));
        assertTrue(cloud.asked.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "{}", "[]", "{\"version\": \"1.0\"}", "{\"request\": {\"type\": \"IntentRequest\""})
    void what_is_no_request_is_refused(String raw) {
        assertThrows(AskSdkException.class, () -> echo.send(raw));
    }

    @Test
    void an_intent_without_any_slots_is_asked_back() {
        assertEquals(
                "Which one: the door, the window, or the trunk?",
                echo.hears("open my trunk", request -> ((ObjectNode) request.at("/request/intent")).remove("slots")));
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void an_intent_that_the_person_did_not_confirm_asks_nothing() {
        assertEquals(
                "Okay, I won't ask the car.",
                echo.hears(
                        "close the trunk",
                        request -> ((ObjectNode) request.at("/request/intent")).put("confirmationStatus", "DENIED")));
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_slot_that_the_person_did_not_confirm_is_asked_for_again() {
        assertEquals(
                "Which one: the door, the window, or the trunk?",
                echo.hears(
                        "close the trunk", request -> Echo.slot(request, "part").put("confirmationStatus", "DENIED")));
        assertTrue(cloud.asked.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "hatch, 'I don''t know hatch. Which one: the door, the window, or the trunk?'",
        "trunk, The trunk is closed.",
    })
    void a_word_that_may_mean_two_parts_means_the_one_that_is_called_so_or_none(String said, String answer) {
        assertEquals(answer, echo.hears("close the trunk", request -> {
            ObjectNode part = Echo.slot(request, "part").put("value", said);
            ((ArrayNode) part.at("/resolutions/resolutionsPerAuthority/0/values"))
                    .insertObject(0)
                    .putObject("value")
                    .put("name", "door")
                    .put("id", "door");
        }));
    }

    @Test
    void a_match_behind_an_authority_that_knows_none_counts() {
        assertEquals("The trunk is closed.", echo.hears("close the trunk", request -> {
            ArrayNode authorities = (ArrayNode) Echo.slot(request, "part").at("/resolutions/resolutionsPerAuthority");
            authorities.insertObject(0).putObject("status").put("code", "ER_SUCCESS_NO_MATCH");
        }));
    }

    @Test
    void an_intent_of_a_newer_model_is_not_understood() {
        assertTrue(echo.hears(
                        "close the trunk",
                        request -> ((ObjectNode) request.at("/request/intent")).put("name", "FlyIntent"))
                .startsWith("Sorry, I didn't understand that."));
        assertTrue(cloud.asked.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "fr-FR, The trunk is closed.",
        "en-AU, The trunk is closed.",
        "en-GB, The boot is closed.",
        "de-AT, Der Kofferraum ist geschlossen.",
    })
    void a_locale_that_is_not_published_gets_its_language_or_english(String locale, String answer) {
        assertEquals(
                answer,
                echo.hears("close the trunk", request -> ((ObjectNode) request.get("request")).put("locale", locale)));
    }

    @Test
    void alexas_complaint_about_a_response_is_taken_without_an_answer() {
        ObjectNode request = echo.request("stop");
        ObjectNode body = (ObjectNode) request.get("request");
        body.remove("intent");
        body.put("type", "System.ExceptionEncountered");
        body.putObject("error").put("type", "INVALID_RESPONSE").put("message", "No such directive");
        body.putObject("cause").put("requestId", "amzn1.echo-api.request.1");

        assertEquals("{}", echo.send(request).path("response").toString());
    }
}
