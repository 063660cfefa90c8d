package io.vehicleshadow.localiot.policy;

import java.util.Set;

/**
 * What one connection, or one HTTP caller, may do. Thread-safe and without side effects.
 *
 * <p>A resource is the part of its ARN after {@code arn:aws:iot:REGION:ACCOUNT:}, for example {@code topic/a/b},
 * {@code topicfilter/a/+}, {@code client/ID}, {@code thing/T} or {@code thing/T/SHADOW}.
 */
@FunctionalInterface
public interface Authorization {

    /** Tells whether {@code action} on {@code resource} is allowed. */
    boolean allows(IotAction action, String resource);

    /**
     * Tells whether the connection may be opened under {@code clientId} with what it wants besides.
     *
     * @param attributes what the CONNECT packet asks for; documents see it as {@code iot:ConnectAttributes}
     */
    default boolean allowsConnect(String clientId, Set<ConnectAttribute> attributes) {
        return allows(IotAction.CONNECT, "client/" + clientId);
    }

    /** Allows everything: for callers that are trusted because they are on this machine. Always the same object. */
    static Authorization everything() {
        return Everything.ALLOWED;
    }

    /** Allows everything. */
    enum Everything implements Authorization {
        ALLOWED;

        @Override
        public boolean allows(IotAction action, String resource) {
            return true;
        }
    }
}
