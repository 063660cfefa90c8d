package io.vehicleshadow.localiot.broker.admit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * Decides about WebSocket clients by a token, as an AWS IoT custom authorizer does. It is called from the broker's
 * event loop and must not block; the broker waits five seconds for the answer.
 *
 * <p>Source: AWS IoT developer guide, Custom authentication and authorization.
 */
@FunctionalInterface
public interface PageAuthorizer {

    /** Decides about a client that wants to connect, or stay connected. A stage that fails refuses it. */
    CompletionStage<Verdict> authorize(Request request);

    /**
     * What the client showed.
     *
     * @param clientId its MQTT client id
     * @param username the MQTT user name, {@code null} when there was none
     * @param password the MQTT password, {@code null} when there was none
     * @param headers the headers of the WebSocket request, names in lower case
     * @param path the path of the WebSocket request, without the query
     * @param queryString the query, without its question mark; empty when there was none
     */
    record Request(
            String clientId,
            String username,
            byte[] password,
            Map<String, String> headers,
            String path,
            String queryString) {

        /** User name and password may be null, nothing else. */
        public Request {
            Objects.requireNonNull(clientId, "clientId");
            headers = Map.copyOf(headers);
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(queryString, "queryString");
        }
    }

    /**
     * The decision.
     *
     * @param authenticated whether the token is good; if not, the rest counts for nothing
     * @param principalId who the client is, 1 to 128 letters and digits
     * @param policyDocuments what it may do, at most ten documents
     * @param disconnectAfterSeconds how long the connection may last at most, counted from the CONNECT; 0 for no end
     * @param refreshAfterSeconds after how long the authorizer is asked again; 0 for never
     */
    record Verdict(
            boolean authenticated,
            String principalId,
            List<String> policyDocuments,
            int disconnectAfterSeconds,
            int refreshAfterSeconds) {

        private static final int MAX_DOCUMENTS = 10;

        /** @throws IllegalArgumentException when a part is outside of what AWS IoT takes */
        public Verdict {
            policyDocuments = List.copyOf(policyDocuments);
            if (authenticated && !principalId.matches("[a-zA-Z0-9]{1,128}")) {
                throw new IllegalArgumentException(
                        "A principal id has 1 to 128 letters and digits, unlike '" + principalId + "'");
            }
            if (policyDocuments.size() > MAX_DOCUMENTS) {
                throw new IllegalArgumentException("An authorizer gives at most " + MAX_DOCUMENTS
                        + " policy documents, not " + policyDocuments.size());
            }
            if (disconnectAfterSeconds < 0 || refreshAfterSeconds < 0) {
                throw new IllegalArgumentException("Seconds can't be negative");
            }
        }

        /** The token is not good. */
        public static Verdict refused() {
            return new Verdict(false, "", List.of(), 0, 0);
        }
    }
}
