package io.vehicleshadow.alexa.smarthome.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.http.HttpPost;
import io.vehicleshadow.functions.access.PersonId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages to Alexa. A gateway that is away is tried again for about two minutes; then the event function fails, is
 * invoked anew by Lambda, and at last leaves the event in the dead-letter queue. Thread-safe.
 *
 * <p>Source: Alexa Smart Home, Send Events to the Alexa Event Gateway.
 */
public final class EventGateway {
    static final Duration TIMEOUT = Duration.ofSeconds(4);

    private static final Logger LOG = LoggerFactory.getLogger(EventGateway.class);
    private static final List<Integer> BACK_OFF_SECONDS = List.of(1, 2, 4, 8, 16, 30, 30, 30);
    private final URI address;
    private final EventGrants grants;
    private final Consumer<Duration> pause;

    /** @param pause returns after that time, or at once on a thread that is interrupted */
    public EventGateway(URI address, EventGrants grants, Consumer<Duration> pause) {
        this.address = address;
        this.grants = grants;
        this.pause = pause;
    }

    /**
     * Sends the message that {@code message} makes of the person's token; nothing to who has given no grant.
     *
     * @throws IOException if the gateway did not take it, however often it was tried
     */
    public void send(PersonId person, Function<String, ObjectNode> message) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                sendOnce(person, message);
                return;
            } catch (IOException e) {
                LOG.warn("Alexa's event gateway did not take an event, attempt {}: {}", attempt + 1, e.getMessage());
                if (attempt == BACK_OFF_SECONDS.size() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            pause.accept(Duration.ofSeconds(BACK_OFF_SECONDS.get(attempt)));
        }
    }

    /** @throws IOException if it is worth another attempt */
    private void sendOnce(PersonId person, Function<String, ObjectNode> message) throws IOException {
        Optional<String> token = grants.token(person);
        if (token.isEmpty()) {
            return;
        }
        HttpPost.Answer answer = HttpPost.send(
                address,
                Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token.get()),
                message.apply(token.get()).toString(),
                TIMEOUT);
        String code = answer.json().at("/payload/code").asText();
        if (answer.status() == 401) {
            grants.expire(person);
            throw new IOException("the token was refused");
        }
        if (answer.status() == 429 || answer.status() >= 500) {
            throw new IOException("it answered " + answer.status());
        }
        if (answer.status() == 403 && code.startsWith("SKILL_")) {
            grants.forget(person);
        } else if (answer.status() >= 300) {
            LOG.error("Alexa's event gateway refused an event for good: {} {}", answer.status(), code);
        }
    }
}
