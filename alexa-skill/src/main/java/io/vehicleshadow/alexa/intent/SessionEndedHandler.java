package io.vehicleshadow.alexa.intent;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.SessionEndedRequest;
import com.amazon.ask.request.Predicates;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alexa has ended the session, and takes no answer; what was wrong with ours is written to the log. */
final class SessionEndedHandler implements RequestHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SessionEndedHandler.class);

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(Predicates.requestType(SessionEndedRequest.class));
    }

    @Override
    public Optional<Response> handle(HandlerInput input) {
        SessionEndedRequest ended = (SessionEndedRequest) input.getRequest();
        if (ended.getError() != null) {
            LOG.warn(
                    "Alexa ended a session with {}: {}",
                    ended.getError().getType(),
                    ended.getError().getMessage());
        }
        return input.getResponseBuilder().build();
    }
}
