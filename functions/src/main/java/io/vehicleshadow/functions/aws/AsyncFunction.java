package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.CloudUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Hands an event to another function, without waiting for it.
 *
 * <p>Source: AWS Lambda API reference, Invoke.
 */
final class AsyncFunction implements Consumer<String> {
    private static final Map<String, String> HEADERS =
            Map.of("X-Amz-Invocation-Type", "Event", "Content-Type", "application/json");
    private final URI address;
    private final SignedPost post;

    /** @param function its name or ARN, with a qualifier or none */
    AsyncFunction(URI endpoint, String function, SignedPost post) {
        this.address = endpoint.resolve(
                "/2015-03-31/functions/" + URLEncoder.encode(function, StandardCharsets.UTF_8) + "/invocations");
        this.post = post;
    }

    /** @throws CloudUnavailable if Lambda did not take the event */
    @Override
    public void accept(String event) {
        try {
            int status = post.send(address, HEADERS, event).status();
            if (status != 202) {
                throw new CloudUnavailable("Lambda answered " + status, false, null);
            }
        } catch (IOException e) {
            throw new CloudUnavailable("Lambda did not answer", true, e);
        }
    }
}
