package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** What a client received, in order. */
final class Inbox {

    record Received(String topic, byte[] payload, int qos, boolean retained, boolean duplicate, Object properties) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** The value of the first user property. */
        String userProperty() {
            return ((MqttProperties) properties).getUserProperties().get(0).getValue();
        }
    }

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    void add(Received message) {
        received.add(message);
    }

    /** Waits for the next message. */
    Received next() {
        try {
            Received message = received.poll(60, TimeUnit.SECONDS);
            assertNotNull(message, "no message came");
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the next message, which must be this one. */
    Received next(String topic, String text) {
        Received message = next();
        assertEquals(topic + " " + text, message.topic() + " " + message.text());
        return message;
    }

    /** Nothing came until now; ask after a later message is known to have come. */
    void assertEmpty() {
        assertNull(
                received.peek(),
                () -> "unexpected: " + received.peek().topic() + " "
                        + received.peek().text());
    }

    int size() {
        return received.size();
    }
}
