package io.vehicleshadow.localiot.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Speaks MQTT 5 byte by byte, to do what well-behaved clients don't. */
final class RawClient5 implements AutoCloseable {

    private final RawClient client;

    RawClient5(int port) throws IOException {
        client = new RawClient(port);
    }

    void connect(String clientId) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(RawClient.text("MQTT"));
        body.writeBytes(new byte[] {5, 2, 0, 60, 0});
        body.writeBytes(RawClient.text(clientId));
        client.write(0x10, body.toByteArray());
        client.read();
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
