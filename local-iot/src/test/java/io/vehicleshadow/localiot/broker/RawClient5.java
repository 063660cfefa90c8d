package io.vehicleshadow.localiot.broker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Speaks MQTT 5 byte by byte, to do what well-behaved clients don't. */
final class RawClient5 implements AutoCloseable {

    private static final byte CLEAN = 2;
    private static final byte RESUMING = 0;

    private final RawClient client;

    RawClient5(int port) throws IOException {
        client = new RawClient(port);
    }

    /** A PUBLISH packet of QoS 1 without properties. */
    record Publish(boolean duplicate, String topic, int packetId, String payload) {}

    void connect(String clientId) throws IOException {
        connect(clientId, CLEAN, new byte[] {0});
    }

    void connectTakingAliases(String clientId, int most) throws IOException {
        connect(clientId, CLEAN, new byte[] {3, 0x22, 0, (byte) most});
    }

    /** The largest packet it takes is so many bytes, and so many topic aliases. */
    void connectTakingBytes(String clientId, int bytes, int aliases) throws IOException {
        connect(clientId, CLEAN, new byte[] {8, 0x27, 0, 0, 0, (byte) bytes, 0x22, 0, (byte) aliases});
    }

    /** With a session of a minute, which it resumes. */
    void connectPersistent(String clientId, int receiveMaximum) throws IOException {
        connect(clientId, RESUMING, new byte[] {8, 0x11, 0, 0, 0, 60, 0x21, 0, (byte) receiveMaximum});
    }

    private void connect(String clientId, byte flags, byte[] properties) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(RawClient.text("MQTT"));
        body.writeBytes(new byte[] {5, flags, 0, 60});
        body.writeBytes(properties);
        body.writeBytes(RawClient.text(clientId));
        client.write(0x10, body.toByteArray());
        client.read();
    }

    /** With QoS 0. */
    void subscribe(String filter) throws IOException {
        subscribe(filter, 0);
    }

    void subscribe(String filter, int qos) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {0, 1, 0});
        body.writeBytes(RawClient.text(filter));
        body.write(qos);
        client.write(0x82, body.toByteArray());
        client.read();
    }

    Publish readPublish() throws IOException {
        RawClient.Packet packet = client.read();
        if (packet.header() >> 4 != 3) {
            throw new IOException("not a PUBLISH: " + packet.header());
        }
        DataInputStream body = new DataInputStream(new ByteArrayInputStream(packet.body()));
        String topic = body.readUTF();
        int packetId = body.readUnsignedShort();
        body.skipBytes(1);
        boolean duplicate = (packet.header() & 8) != 0;
        return new Publish(duplicate, topic, packetId, new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }

    /** The bytes of the next packet, its header included, if that is short. */
    int readBytes() throws IOException {
        return 2 + client.read().body().length;
    }

    void acknowledge(int packetId) throws IOException {
        client.write(0x40, new byte[] {(byte) (packetId >> 8), (byte) packetId});
    }

    /** Waits for the broker's answer, which must be the next that comes. */
    void ping() throws IOException {
        client.write(0xC0, new byte[0]);
        int header = client.read().header();
        if (header != 0xD0) {
            throw new IOException("not a PINGRESP: " + header);
        }
    }

    void abort() throws IOException {
        client.abort();
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

    void write(int header, byte[] body) throws IOException {
        client.write(header, body);
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
