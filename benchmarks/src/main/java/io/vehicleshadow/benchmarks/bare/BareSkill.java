package io.vehicleshadow.benchmarks.bare;

import com.amazon.ask.SkillStreamHandler;
import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.Response;
import java.util.Optional;

/** A skill of the same SDK that says one sentence to whatever it hears: no account, no car, no network. */
public final class BareSkill extends SkillStreamHandler {
    /** As Lambda makes it. */
    public BareSkill() {
        super(new CustomSkillBuilder()
                .withSkillId(System.getenv("ALEXA_SKILL_ID"))
                .addRequestHandler(new OneSentence())
                .build());
    }

    private static final class OneSentence implements RequestHandler {
        @Override
        public boolean canHandle(HandlerInput input) {
            return true;
        }

        @Override
        public Optional<Response> handle(HandlerInput input) {
            return input.getResponseBuilder()
                    .withSpeech("This is a car.")
                    .withShouldEndSession(false)
                    .build();
        }
    }
}
