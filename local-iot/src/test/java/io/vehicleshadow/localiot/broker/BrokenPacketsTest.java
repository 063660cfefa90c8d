package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes from a client that does not keep to MQTT ends its own connection and nothing else. */
class BrokenPacketsTest {
    private static final int CLIENTS = 300;

    private final TestBroker broker = new TestBroker();

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void a_packet_before_connect_ends_the_connection() throws Exception {
        try (RawClient client = new RawClient(broker.port())) {
            client.publish("a", 0, 0, new byte[1]);
            client.awaitClosed();
        }
    }

    @Test
    void a_second_connect_ends_the_connection() throws Exception {
        Client3 watcher = broker.client3("watcher").connect();
        watcher.subscribe("$aws/events/presence/disconnected/+", 1);
        try (RawClient client = new RawClient(broker.port())) {
            client.connect("twice", true);
            client.write(0x10, connectBody("twice"));
            client.awaitClosed();
        }
        assertEquals(
                "$aws/events/presence/disconnected/twice", watcher.inbox.next().topic());
    }

    @Test
    void a_packet_of_no_type_ends_the_connection() throws Exception {
        try (RawClient client = new RawClient(broker.port())) {
            client.connect("c", true);
            client.write(0x00, new byte[0]);
            client.awaitClosed();
        }
    }

    @Test
    void whatever_bytes_clients_send_the_others_get_their_messages() throws Exception {
        Client3 other = broker.client3("other").connect();
        other.subscribe("end", 1);
        Random random = new Random();
        for (int i = 0; i < CLIENTS; i++) {
            try (RawClient client = new RawClient(broker.port())) {
                client.writeRaw(broken(random));
            }
        }
        other.publish("end", "still here");
        other.inbox.next("end", "still here");
    }

    /** A conversation in which a few bytes are wrong, missing or too many. */
    private static byte[] broken(Random random) throws IOException {
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        sound.writeBytes(RawClient.packet(0x10, connectBody("broken" + random.nextInt(5))));
        sound.writeBytes(RawClient.packet(0x82, with(new byte[] {0, 1}, RawClient.text("a/#"), new byte[] {1})));
        sound.writeBytes(RawClient.packet(0x32, with(RawClient.text("a/b"), new byte[] {0, 7}, new byte[3])));
        sound.writeBytes(RawClient.packet(0x40, new byte[] {0, 1}));
        byte[] bytes = sound.toByteArray();
        for (int faults = 1 + random.nextInt(5); faults > 0; faults--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int length = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length);
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] connectBody(String clientId) {
        return with(RawClient.text("MQTT"), new byte[] {4, 2, 0, 10}, RawClient.text(clientId));
    }

    private static byte[] with(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
