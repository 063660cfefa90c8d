package io.vehicleshadow.alexa.command;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.interfaces.system.SystemState;
import com.amazon.ask.model.services.ServiceException;
import com.amazon.ask.model.services.directive.Header;
import com.amazon.ask.model.services.directive.SendDirectiveRequest;
import com.amazon.ask.model.services.directive.SpeakDirective;
import io.vehicleshadow.alexa.speech.Phrases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speech before the answer, while a car takes its time.
 *
 * <p>Source: Alexa Skills Kit, Send the User a Progressive Response.
 */
final class ProgressiveResponse {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressiveResponse.class);

    private ProgressiveResponse() {}

    /** Says it if there is an Alexa that can; that she does not is no reason to fail. */
    static void say(HandlerInput input, String text) {
        SystemState system = input.getRequestEnvelope().getContext().getSystem();
        if (input.getServiceClientFactory() == null || system.getApiEndpoint() == null) {
            return;
        }
        SendDirectiveRequest directive = SendDirectiveRequest.builder()
                .withHeader(Header.builder()
                        .withRequestId(input.getRequestEnvelope().getRequest().getRequestId())
                        .build())
                .withDirective(
                        SpeakDirective.builder().withSpeech(Phrases.ssml(text)).build())
                .build();
        try {
            input.getServiceClientFactory().getDirectiveService().enqueue(directive);
        } catch (ServiceException e) {
            LOG.info("No progressive response: status {}", e.getStatusCode());
        }
    }
}
