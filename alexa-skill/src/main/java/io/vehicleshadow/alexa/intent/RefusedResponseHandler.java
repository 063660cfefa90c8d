package io.vehicleshadow.alexa.intent;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.interfaces.system.ExceptionEncounteredRequest;
import com.amazon.ask.request.Predicates;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alexa could not use a response of ours: it is written to the log, and takes no answer.
 *
 * <p>Source: Alexa Skills Kit, System Interface Reference, System.ExceptionEncountered.
 */
final class RefusedResponseHandler implements RequestHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedResponseHandler.class);

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(Predicates.requestType(ExceptionEncounteredRequest.class));
    }

    @Override
    public Optional<Response> handle(HandlerInput input) {
        ExceptionEncounteredRequest refusal = (ExceptionEncounteredRequest) input.getRequest();
        String error = refusal.getError() == null
                ? "an error"
                : refusal.getError().getType() + ": " + refusal.getError().getMessage();
        String cause =
                refusal.getCause() == null ? "unknown" : refusal.getCause().getRequestId();
        LOG.warn("Alexa refused the response to request {} with {}", cause, error);
        return input.getResponseBuilder().build();
    }
}
