package io.vehicleshadow.benchmarks.peer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.ssl.SSLSocketFactory;

/**
 * The least that speaks MQTT 3.1.1: connects, subscribes and publishes at QoS 0 or 1, and reads on the caller's thread, so that
 * what is measured is the broker and not a client library.
 */
public final class RawMqtt implements AutoCloseable {
    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int PUBACK = 4;
    private static final int SUBACK = 9;
    private final Socket socket;
    private final DataInputStream in;

    /** A message that arrived. */
    public record Received(String topic, byte[] payload) {
        public boolean says(String text) {
            return new String(payload, StandardCharsets.UTF_8).contains(text);
        }
    }

    private RawMqtt(Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 32_768));
    }

    public static RawMqtt connect(SSLSocketFactory sockets, int port, String clientId) throws IOException {
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

    public RawMqtt subscribe(String filter) throws IOException {
        return subscribe(filter, 0);
    }

    /** @param qos 0 or 1 */
    public RawMqtt subscribe(String filter, int qos) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeShort(1);
        out.writeUTF(filter);
        out.write(qos);
        send(0x82, body.toByteArray());
        read(SUBACK);
        return this;
    }

    public void publish(String topic, byte[] payload) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeUTF(topic);
        out.write(payload);
        send(0x30, body.toByteArray());
    }

    /** Has {@link #receive} wait without end. */
    public RawMqtt patient() throws IOException {
        socket.setSoTimeout(0);
        return this;
    }

    /** The next message; waits for it at most twenty seconds. */
    public Received receive() throws IOException {
        byte[] packet = read(PUBLISH);
        int topicLength = (packet[0] & 0xff) << 8 | packet[1] & 0xff;
        String topic = new String(packet, 2, topicLength, StandardCharsets.UTF_8);
        byte[] payload = Arrays.copyOfRange(packet, 2 + topicLength, packet.length);
        return new Received(topic, payload);
    }

    /** Publishes at QoS 1, that many messages in one write, and waits for no acknowledgement. */
    public void publishAcknowledged(String topic, byte[] payload, int messages) throws IOException {
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        for (int id = 1; id <= messages; id++) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(body);
            out.writeUTF(topic);
            out.writeShort(id);
            out.write(payload);
            packet(packets, 0x32, body.toByteArray());
        }
        socket.getOutputStream().write(packets.toByteArray());
    }

    /** Returns when that many publishes at QoS 1 have been acknowledged. */
    public void awaitAcknowledgements(int messages) throws IOException {
        for (int i = 0; i < messages; i++) {
            read(PUBACK);
        }
    }

    /** Receives that many messages at QoS 1, and acknowledges them in one write. */
    public void receiveAcknowledging(int messages) throws IOException {
        ByteArrayOutputStream acknowledgements = new ByteArrayOutputStream();
        for (int i = 0; i < messages; i++) {
            byte[] body = read(PUBLISH);
            int topicLength = (body[0] & 0xff) << 8 | body[1] & 0xff;
            packet(acknowledgements, 0x40, new byte[] {body[2 + topicLength], body[3 + topicLength]});
        }
        socket.getOutputStream().write(acknowledgements.toByteArray());
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
        packet(packet, header, body);
        socket.getOutputStream().write(packet.toByteArray());
    }

    private static void packet(ByteArrayOutputStream to, int header, byte[] body) throws IOException {
        to.write(header);
        int length = body.length;
        do {
            to.write(length > 0x7f ? length & 0x7f | 0x80 : length);
            length >>= 7;
        } while (length > 0);
        to.write(body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
