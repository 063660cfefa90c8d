package io.vehicleshadow.localiot.message;

/**
 * Who sent a request to a service.
 *
 * @param clientId as which it is connected; empty if it is not
 * @param answers takes answers meant only for it
 */
public record Requester(String clientId, MessageSink answers) implements MessageSink {
    /** One who is not connected: answers to it are dropped. */
    public static final Requester NOT_CONNECTED = new Requester("", answer -> {});

    @Override
    public void publish(Message answer) {
        answers.publish(answer);
    }
}
