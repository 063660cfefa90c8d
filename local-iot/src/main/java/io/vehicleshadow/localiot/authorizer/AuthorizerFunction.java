package io.vehicleshadow.localiot.authorizer;

/** Java in place of the Lambda function of a custom authorizer. */
@FunctionalInterface
public interface AuthorizerFunction {

    /**
     * Decides about a client that wants to connect, or stay connected. Called on a thread that may block; after five
     * seconds without an answer the client is refused, as it is when this throws.
     *
     * @param event JSON as AWS IoT sends it: {@code protocolData}, {@code token} and so on
     * @return JSON: {@code isAuthenticated}, {@code principalId}, {@code policyDocuments}, {@code disconnectAfterInSeconds},
     *     {@code refreshAfterInSeconds}
     */
    byte[] answer(byte[] event) throws Exception;
}
