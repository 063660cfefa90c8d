package io.vehicleshadow.alexa;

import com.amazon.ask.Skill;
import com.amazon.ask.exception.AskSdkException;
import com.amazon.ask.request.impl.BaseSkillRequest;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.vehicleshadow.alexa.lambda.Environment;
import io.vehicleshadow.alexa.lambda.Priming;
import io.vehicleshadow.functions.wiring.UseCases;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The custom skill as a Lambda function: takes Alexa's raw requests and answers them. Thread-safe. A request to another
 * skill, an old one, or what is none ends in an {@link AskSdkException} that says why.
 */
public final class SkillHandler implements RequestStreamHandler {
    private static final byte[] NO_ANSWER = "{\"version\":\"1.0\",\"response\":{}}".getBytes(StandardCharsets.UTF_8);
    private static final String PRIMING = """
        {"version": "1.0",
         "session": {"new": true, "sessionId": "prime", "application": {"applicationId": "%1$s"}, "user": {"userId": "prime"}},
         "context": {"System": {"application": {"applicationId": "%1$s"}, "user": {"userId": "prime"}}},
         "request": {"type": "IntentRequest", "requestId": "prime", "locale": "en-US", "timestamp": "%2$s",
                     "intent": {"name": "OpenCloseIntent", "confirmationStatus": "NONE", "slots": {}}}}
        """;
    private final Skill skill;
    private final String skillId;
    private final Priming priming;

    /**
     * Wired by the environment.
     *
     * @throws IllegalArgumentException if a variable is missing
     */
    public SkillHandler() {
        this(SkillWiring.of(Environment.ofProcess()));
    }

    /**
     * Wired by that environment over these use cases, for a program that has them already.
     *
     * @throws IllegalArgumentException if ALEXA_SKILL_ID, ISSUER or CLIENT_IDS is missing
     */
    public SkillHandler(Map<String, String> environment, UseCases cloud) {
        this(SkillWiring.of(new Environment(environment), cloud));
    }

    SkillHandler(VehicleSkill skill) {
        this.skill = skill.build();
        this.skillId = skill.skillId();
        // Nobody's: its account is not linked.
        this.priming = new Priming(
                this, () -> PRIMING.formatted(skill.skillId(), skill.clock().instant()));
    }

    private byte[] answer(byte[] body, Context context) {
        try {
            return skill.execute(new BaseSkillRequest(body), context).getRawResponse();
        } catch (AskSdkException e) {
            if (e.getCause() instanceof JsonProcessingException malformed) {
                throw new AskSdkException("This is not a request of Alexa's: " + malformed.getOriginalMessage(), e);
            }
            throw e;
        }
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        byte[] body = in.readAllBytes();
        IncomingRequest request = IncomingRequest.read(body, skillId);
        if (!request.takesAnswer()) {
            request.log();
            out.write(NO_ANSWER);
            return;
        }
        out.write(answer(body, context));
    }
}
