package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazon.ask.exception.AskSdkException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that lack what Alexa always sends: refused with what is wrong, or asked to link the account. */
class MalformedRequestTest {
    private final Echo echo = Echo.english();

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("no context", change("", "context", null), "context.System.application.applicationId"),
                Arguments.of("context null", change("", "context", "null"), "context.System.application.applicationId"),
                Arguments.of("context text", change("", "context", "'x'"), "context.System.application.applicationId"),
                Arguments.of("no System", change("/context", "System", null), "System.application.applicationId"),
                Arguments.of("System a list", change("/context", "System", "[]"), "System.application.applicationId"),
                Arguments.of(
                        "no application", change("/context/System", "application", null), "application.applicationId"),
                Arguments.of(
                        "application null",
                        change("/context/System", "application", "null"),
                        "application.applicationId"),
                Arguments.of(
                        "application id a number",
                        change("/context/System/application", "applicationId", "7"),
                        "application.applicationId"),
                Arguments.of("no session", change("", "session", null), "session"),
                Arguments.of("session a list", change("", "session", "[]"), "session"),
                Arguments.of("attributes a list", change("/session", "attributes", "[1]"), "session.attributes"),
                Arguments.of("no request", change("", "request", null), "request.type"),
                Arguments.of("no intent", change("/request", "intent", null), "request.intent.name"),
                Arguments.of("intent text", change("/request", "intent", "'x'"), "request.intent.name"),
                Arguments.of("slots a list", change("/request/intent", "slots", "[1]"), "request.intent.slots"),
                Arguments.of(
                        "a slot that is text",
                        change("/request/intent/slots", "part", "'trunk'"),
                        "not a request of Alexa's"),
                Arguments.of("no request id", change("/request", "requestId", null), "request.requestId"),
                Arguments.of(
                        "a time that is none", change("/request", "timestamp", "'today'"), "not a request of Alexa's"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void is_refused_with_what_is_wrong(String name, Consumer<ObjectNode> change, String named) {
        ObjectNode request = echo.request("close the trunk");
        change.accept(request);

        AskSdkException refusal = assertThrows(AskSdkException.class, () -> echo.send(request));
        assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
        assertTrue(echo.cloud.asked.isEmpty());
    }

    static Stream<Arguments> nobodys() {
        return Stream.of(
                Arguments.of("no user", change("/context/System", "user", null)),
                Arguments.of("user null", change("/context/System", "user", "null")),
                Arguments.of("user empty", change("/context/System", "user", "{}")),
                Arguments.of("token null", change("/context/System/user", "accessToken", "null")),
                Arguments.of("token empty", change("/context/System/user", "accessToken", "''")),
                Arguments.of("token a number", change("/context/System/user", "accessToken", "7")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nobodys")
    void without_a_user_there_is_the_link_card(String name, Consumer<ObjectNode> change) {
        ObjectNode request = echo.request("close the trunk");
        change.accept(request);

        assertEquals("LinkAccount", echo.send(request).at("/response/card/type").asText());
        assertTrue(echo.cloud.asked.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AlexaSkillEvent.SkillDisabled",
                "AlexaSkillEvent.SkillAccountLinked",
                "CanFulfillIntentRequest",
                "Connections.Response",
                "Display.ElementSelected",
                "Alexa.Presentation.APL.UserEvent",
                "SessionResumedRequest",
                "Something.Of.Tomorrow"
            })
    void a_request_type_without_a_handler_gets_an_empty_response_and_a_line_in_the_log(String type) {
        ObjectNode request = echo.request("close the trunk");
        request.remove("session");
        ((ObjectNode) request.get("request")).put("type", type).remove("intent");
        PrintStream before = System.err;
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        try {
            assertEquals(
                    "{\"version\":\"1.0\",\"response\":{}}", echo.send(request).toString());
        } finally {
            System.setErr(before);
        }
        assertTrue(logged.toString(StandardCharsets.UTF_8).contains(type), logged.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_request_of_any_type_for_another_skill_is_refused() {
        ObjectNode request = echo.request("close the trunk");
        ((ObjectNode) request.get("request")).put("type", "Something.Of.Tomorrow");
        ((ObjectNode) request.at("/context/System/application")).put("applicationId", "amzn1.ask.skill.other");

        assertThrows(AskSdkException.class, () -> echo.send(request));
    }

    /** Every control character, half of a surrogate pair, and what XML does not have. */
    static IntStream unspeakable() {
        return IntStream.of(
                0x00, 0x01, 0x07, 0x08, 0x0B, 0x0C, 0x0E, 0x1B, 0x1F, 0x7F, 0x85, 0x9B, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF);
    }

    @ParameterizedTest
    @MethodSource("unspeakable")
    void a_control_character_in_a_slot_never_breaks_the_markup(int character) throws Exception {
        String said = "ba" + (char) character + "nana & <audio/>";
        ObjectNode request = echo.request("close my banana");
        Echo.slot(request, "part").put("value", said);
        ((ObjectNode) request.at("/session")).putObject("attributes").put("car", said);

        JsonNode response = echo.send(request);

        for (JsonNode ssml : response.findValues("ssml")) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(ssml.asText().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static Consumer<ObjectNode> change(String parent, String member, String json) {
        return request -> {
            ObjectNode object = (ObjectNode) (parent.isEmpty() ? request : request.at(parent));
            try {
                if (json == null) {
                    object.remove(member);
                } else {
                    object.set(member, Echo.JSON.readTree(json.replace('\'', '"')));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
