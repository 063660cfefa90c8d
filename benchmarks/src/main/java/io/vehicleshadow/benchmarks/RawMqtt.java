package io.vehicleshadow.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocketFactory;

/**
 * The least that speaks MQTT 3.1.1: connects, subscribes and publishes at QoS 0, and reads on the caller's thread, so that
 * what is measured is the broker and not a client library.
 */
final class RawMqtt implements AutoCloseable {
    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int SUBACK = 9;
    private final Socket socket;
    private final DataInputStream in;

    /** A message that arrived. */
    record Received(String topic, byte[] payload) {
        boolean says(String text) {
            return new String(payload, StandardCharsets.UTF_8).contains(text);
        }
    }

    private RawMqtt(Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 32_768));
    }

    static RawMqtt connect(SSLSocketFactory sockets, int port, String clientId) throws IOException {
        Socket socket = sockets.createSocket("localhost", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        RawMqtt client = new RawMqtt(socket);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeUTF("MQTT");
        out.write(new byte[] {4, 2, 4, (byte) 0xB0});
        out.writeUTF(clientId);
        client.send(0x10, body.toByteArray());
        client.read(CONNACK);
        return client;
    }

    RawMqtt subscribe(String filter) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeShort(1);
        out.writeUTF(filter);
        out.write(0);
        send(0x82, body.toByteArray());
        read(SUBACK);
        return this;
    }

    void publish(String topic, byte[] payload) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeUTF(topic);
        out.write(payload);
        send(0x30, body.toByteArray());
    }

    /** The next message; waits for it at most twenty seconds. */
    Received receive() throws IOException {
        byte[] packet = read(PUBLISH);
        int topicLength = (packet[0] & 0xff) << 8 | packet[1] & 0xff;
        String topic = new String(packet, 2, topicLength, StandardCharsets.UTF_8);
        byte[] payload = java.util.Arrays.copyOfRange(packet, 2 + topicLength, packet.length);
        return new Received(topic, payload);
    }

    private byte[] read(int type) throws IOException {
        int header = in.readUnsignedByte();
        int length = 0;
        int digit;
        int shift = 0;
        do {
            digit = in.readUnsignedByte();
            length |= (digit & 0x7f) << shift;
            shift += 7;
        } while ((digit & 0x80) != 0);
        byte[] body = in.readNBytes(length);
        if (header >> 4 != type) {
            throw new IOException("packet " + (header >> 4) + " where " + type + " was due");
        }
        return body;
    }

    private void send(int header, byte[] body) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream(body.length + 5);
        packet.write(header);
        int length = body.length;
        do {
            packet.write(length > 0x7f ? length & 0x7f | 0x80 : length);
            length >>= 7;
        } while (length > 0);
        packet.write(body);
        socket.getOutputStream().write(packet.toByteArray());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
