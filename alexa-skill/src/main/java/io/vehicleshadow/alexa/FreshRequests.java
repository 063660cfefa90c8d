package io.vehicleshadow.alexa;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.interceptor.RequestInterceptor;
import com.amazon.ask.exception.AskSdkException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Refuses a request that was recorded and is played again later.
 *
 * <p>Source: Alexa Skills Kit, Host a Custom Skill as a Web Service: at most 150 seconds.
 */
final class FreshRequests implements RequestInterceptor {
    static final Duration TOLERANCE = Duration.ofSeconds(150);
    private final Clock clock;

    FreshRequests(Clock clock) {
        this.clock = clock;
    }

    /** @throws AskSdkException if the request is older than {@link #TOLERANCE}, or as far in the future */
    @Override
    public void process(HandlerInput input) {
        OffsetDateTime timestamp = input.getRequestEnvelope().getRequest().getTimestamp();
        if (timestamp == null) {
            throw new AskSdkException("The request has no timestamp");
        }
        Duration age = Duration.between(timestamp.toInstant(), clock.instant());
        if (age.abs().compareTo(TOLERANCE) > 0) {
            throw new AskSdkException(
                    "The request is " + age.toSeconds() + " s old; at most " + TOLERANCE.toSeconds() + " s are taken");
        }
    }
}
