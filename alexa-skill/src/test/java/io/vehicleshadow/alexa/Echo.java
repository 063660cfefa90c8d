package io.vehicleshadow.alexa;

import com.amazon.ask.model.services.ApiClient;
import com.amazon.ask.model.services.ApiClientRequest;
import com.amazon.ask.model.services.ApiClientResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.say.AlexaConversation;
import io.vehicleshadow.alexa.say.AlexaSession;
import io.vehicleshadow.alexa.say.EntityResolution;
import io.vehicleshadow.alexa.say.SpokenAnswer;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A person before an Echo: raw request JSON goes into the Lambda function, raw response JSON comes out. */
final class Echo {
    static final String SKILL = "amzn1.ask.skill.test";
    static final ObjectMapper JSON = new ObjectMapper();

    final VirtualTime time = new VirtualTime();
    final FakeCloud cloud;
    final List<String> progressive = new ArrayList<>();
    private final SkillHandler function;
    private final AlexaConversation alexa;
    private Optional<AlexaSession> session = Optional.empty();
    Optional<String> token = Optional.of("good-token");
    JsonNode response;

    Echo(SkillLocale locale) {
        this(locale, SpokenCar.CATALOGUES, EntityResolution.MATCHED);
    }

    Echo(SkillLocale locale, SignalCatalogue catalogue) {
        this(locale, new Catalogues(catalogue), EntityResolution.MATCHED);
    }

    static Echo resolving(SkillLocale locale, EntityResolution resolution) {
        return new Echo(locale, SpokenCar.CATALOGUES, resolution);
    }

    Echo(SkillLocale locale, Catalogues catalogues, EntityResolution resolution) {
        cloud = new FakeCloud(time, catalogues);
        AtomicInteger ids = new AtomicInteger();
        alexa = new AlexaConversation(locale, catalogues, SKILL, resolution, time, () -> "id-" + ids.incrementAndGet());
        function = new SkillHandler(new VehicleSkill(
                SKILL,
                catalogues,
                cloud.vehicles(),
                token -> token.equals("good-token") ? Optional.of(FakeCloud.DEMO) : Optional.empty(),
                progressiveResponses(),
                time,
                time));
    }

    static Echo english() {
        return new Echo(SkillLocale.EN_US);
    }

    static Echo german() {
        return new Echo(SkillLocale.DE_DE);
    }

    /** Says it, and hears the answer. */
    SpokenAnswer say(String sentence) {
        JsonNode request = request(sentence);
        response = send(request);
        SpokenAnswer answer = alexa.read(request, response);
        session = answer.session();
        return answer;
    }

    String hears(String sentence) {
        return say(sentence).text();
    }

    ObjectNode request(String sentence) {
        ObjectNode request = alexa.request(sentence, token, session).deepCopy();
        ((ObjectNode) request.at("/context/System"))
                .put("apiEndpoint", "https://api.amazonalexa.com")
                .put("apiAccessToken", "alexa-token");
        return request;
    }

    JsonNode send(JsonNode request) {
        return send(request.toString());
    }

    JsonNode send(String request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            function.handleRequest(
                    new ByteArrayInputStream(request.getBytes(java.nio.charset.StandardCharsets.UTF_8)), out, null);
            return JSON.readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the request that it would send for the sentence after {@code change}, and hears the answer. */
    String hears(String sentence, Consumer<ObjectNode> change) {
        ObjectNode request = request(sentence);
        change.accept(request);
        response = send(request);
        SpokenAnswer answer = alexa.read(request, response);
        session = answer.session();
        return answer.text();
    }

    /** A slot of the request's intent. */
    static ObjectNode slot(ObjectNode request, String name) {
        return (ObjectNode) request.at("/request/intent/slots/" + name);
    }

    boolean listens() {
        return session.isPresent();
    }

    private ApiClient progressiveResponses() {
        return (ApiClientRequest call) -> {
            progressive.add(call.getUrl() + " " + call.getBody());
            ApiClientResponse answer = new ApiClientResponse();
            answer.setStatusCode(204);
            answer.setHeaders(List.of());
            return answer;
        };
    }
}
