package io.vehicleshadow.localiot.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Speaks MQTT 5 byte by byte, to do what well-behaved clients don't. */
final class RawClient5 implements AutoCloseable {

    private final RawClient client;

    RawClient5(int port) throws IOException {
        client = new RawClient(port);
    }

    void connect(String clientId) throws IOException {
        connect(clientId, new byte[] {0});
    }

    void connectTakingAliases(String clientId, int most) throws IOException {
        connect(clientId, new byte[] {3, 0x22, 0, (byte) most});
    }

    private void connect(String clientId, byte[] properties) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(RawClient.text("MQTT"));
        body.writeBytes(new byte[] {5, 2, 0, 60});
        body.writeBytes(properties);
        body.writeBytes(RawClient.text(clientId));
        client.write(0x10, body.toByteArray());
        client.read();
    }

    /** With QoS 0. */
    void subscribe(String filter) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {0, 1, 0});
        body.writeBytes(RawClient.text(filter));
        body.write(0);
        client.write(0x82, body.toByteArray());
        client.read();
    }

    /** The topic and alias of the next PUBLISH, which has QoS 0 and no other property: {@code a/b as 1}. */
    String readTopicAndAlias() throws IOException {
        byte[] body = client.read().body();
        int length = body[0] << 8 | body[1];
        String topic = new String(body, 2, length, StandardCharsets.UTF_8);
        boolean aliased = body[2 + length] == 3 && body[3 + length] == 0x23;
        return aliased ? topic + " as " + (body[4 + length] << 8 | body[5 + length]) : topic;
    }

    void publishWithAlias(String topic, int alias) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(RawClient.text(topic));
        body.writeBytes(new byte[] {3, 0x23, 0, (byte) alias});
        client.write(0x30, body.toByteArray());
    }

    void publishWithQos2(String topic) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(RawClient.text(topic));
        body.writeBytes(new byte[] {0, 7, 0});
        client.write(0x34, body.toByteArray());
    }

    int readDisconnectCode() throws IOException {
        RawClient.Packet packet = client.read();
        if (packet.header() != 0xE0) {
            throw new IOException("not a DISCONNECT: " + packet.header());
        }
        return packet.body()[0] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
