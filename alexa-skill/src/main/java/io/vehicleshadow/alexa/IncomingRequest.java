package io.vehicleshadow.alexa;

import com.amazon.ask.exception.AskSdkException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request as it came in: whether it is one, for this skill, and takes an answer. */
record IncomingRequest(JsonNode json) {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingRequest.class);
    private static final Set<String> ANSWERED = Set.of("LaunchRequest", "IntentRequest");

    /** @throws AskSdkException if it is none, or for another skill; says what is wrong */
    static IncomingRequest read(byte[] body, String skillId) {
        JsonNode json = parse(body);
        IncomingRequest request = new IncomingRequest(json);
        String application = request.required("/context/System/application/applicationId");
        if (!application.equals(skillId)) {
            throw new AskSdkException("The request is for the skill " + application + ", not for this one");
        }
        request.required("/request/type");
        if (request.takesAnswer()) {
            request.checkMembers();
        }
        return request;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Json.read(body);
        } catch (IOException e) {
            throw new AskSdkException("The request is not JSON", e);
        }
    }

    private void checkMembers() {
        required("/request/requestId");
        required("/request/timestamp");
        if (type().equals("IntentRequest")) {
            required("/request/intent/name");
        }
        for (String object : List.of("/session", "/session/attributes", "/request/intent/slots")) {
            JsonNode member = json.at(object);
            boolean mayBeMissing = !object.equals("/session");
            if (!member.isObject() && !(mayBeMissing && (member.isMissingNode() || member.isNull()))) {
                throw new AskSdkException("The request's " + name(object) + " is not an object");
            }
        }
    }

    private String required(String pointer) {
        JsonNode member = json.at(pointer);
        if (!member.isTextual() || member.textValue().isBlank()) {
            throw new AskSdkException("The request has no " + name(pointer) + ", or it is not text");
        }
        return member.textValue();
    }

    private static String name(String pointer) {
        return pointer.substring(1).replace('/', '.');
    }

    private String type() {
        return json.at("/request/type").asText();
    }

    /** Whether Alexa speaks what the skill answers; of the others she only tells it. */
    boolean takesAnswer() {
        return ANSWERED.contains(type());
    }

    /** Writes down what Alexa only tells; with an error in it, it is about a response that she could not use. */
    void log() {
        JsonNode error = json.at("/request/error");
        if (error.isObject()) {
            LOG.warn(
                    "{} after request {}: {}: {}",
                    type(),
                    json.at("/request/cause/requestId").asText("unknown"),
                    error.path("type").asText(),
                    error.path("message").asText());
        } else {
            LOG.info("{} takes no answer", type());
        }
    }
}
