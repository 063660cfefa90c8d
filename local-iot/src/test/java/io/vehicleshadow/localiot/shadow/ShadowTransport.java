package io.vehicleshadow.localiot.shadow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One way to a fresh shadow service whose clock stands still at epoch second 1000 until it is moved. */
public interface ShadowTransport extends AutoCloseable {
    /**
     * A request.
     *
     * @param operation update, get, delete or list
     * @param shadow empty for the classic shadow; for a list the query, such as {@code pageSize=2}
     */
    record Request(String operation, String thing, Optional<String> shadow, byte[] payload) {}

    /** A message that the service published. */
    record Published(String topic, String payload) {}

    /**
     * What followed from one request.
     *
     * @param code 200 or the error's code
     * @param body the accepted body, or of an error the message and, if the transport carries it, the client token
     * @param messages all that was published on topics under {@code $aws/things/}, in order
     */
    record Exchange(int code, String body, List<Published> messages) {}

    /** Sends the request and waits for the answer and all messages. */
    Exchange exchange(Request request);

    /** Whether an error is published on the rejected topic, with the token of the request. */
    boolean publishesErrors();

    /** Whether the transport can carry the request at all. */
    boolean carries(Request request);

    void advance(Duration time);

    @Override
    void close();
}
