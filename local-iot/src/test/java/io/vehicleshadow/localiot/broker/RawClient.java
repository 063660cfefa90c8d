package io.vehicleshadow.localiot.broker;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks MQTT byte by byte, to do what well-behaved clients don't. */
final class RawClient implements AutoCloseable {

    record Packet(int header, byte[] body) {}

    private final Socket socket;
    private final DataInputStream in;

    RawClient(int port) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(new java.net.InetSocketAddress("localhost", port));
        socket.setSoTimeout(60_000);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Connects with MQTT 3.1.1 and keep-alive 10 s. Returns the CONNACK. */
    Packet connect(String clientId, boolean clean) throws IOException {
        return connect(clientId, clean, 10);
    }

    Packet connect(String clientId, boolean clean, int keepAliveSeconds) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(text("MQTT"));
        body.write(4);
        body.write(clean ? 2 : 0);
        body.write(keepAliveSeconds >> 8);
        body.write(keepAliveSeconds);
        body.writeBytes(text(clientId));
        write(0x10, body.toByteArray());
        return read();
    }

    /** Returns the SUBACK. */
    Packet subscribe(String filter, int qos) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {0, 1});
        body.writeBytes(text(filter));
        body.write(qos);
        write(0x82, body.toByteArray());
        return read();
    }

    /** Both packets at once: QoS 0, the message retained. What comes is left to {@link #read()}. */
    void subscribeAndPublishRetained(String topic, String payload) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(packet(0x82, concat(new byte[] {0, 1}, text(topic), new byte[] {0})));
        both.writeBytes(packet(0x31, concat(text(topic), payload.getBytes(StandardCharsets.UTF_8))));
        writeRaw(both.toByteArray());
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    void publish(String topic, int qos, int packetId, byte[] payload) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(text(topic));
        if (qos > 0) {
            body.write(packetId >> 8);
            body.write(packetId);
        }
        body.writeBytes(payload);
        write(0x30 | qos << 1, body.toByteArray());
    }

    /** Acknowledges a PUBLISH of QoS 1. Paho would do it some time after it hands the message over. */
    void acknowledge(Packet publish) throws IOException {
        byte[] body = publish.body();
        int packetId = 2 + (body[0] << 8 | body[1]);
        write(0x40, new byte[] {body[packetId], body[packetId + 1]});
    }

    /** Leaves in good order, and waits until the broker has seen it. */
    void disconnect() throws IOException {
        write(0xE0, new byte[0]);
        awaitClosed();
    }

    void write(int header, byte[] body) throws IOException {
        writeRaw(packet(header, body));
    }

    void writeRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    static byte[] packet(int header, byte[] body) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(header);
        int length = body.length;
        do {
            packet.write(length > 127 ? length & 127 | 128 : length);
            length >>= 7;
        } while (length > 0);
        packet.writeBytes(body);
        return packet.toByteArray();
    }

    /** The next packet. @throws java.io.EOFException when the broker closed the connection */
    Packet read() throws IOException {
        int header = in.readUnsignedByte();
        int length = 0;
        int shift = 0;
        int digit;
        do {
            digit = in.readUnsignedByte();
            length |= (digit & 127) << shift;
            shift += 7;
        } while (digit > 127);
        byte[] body = new byte[length];
        in.readFully(body);
        return new Packet(header, body);
    }

    /** Waits until the broker has closed the connection; what comes before is thrown away. */
    void awaitClosed() throws IOException {
        byte[] thrownAway = new byte[64 * 1024];
        try {
            while (in.read(thrownAway) >= 0) {
                continue;
            }
        } catch (java.net.SocketException reset) {
            return;
        }
    }

    static byte[] text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[bytes.length + 2];
        all[0] = (byte) (bytes.length >> 8);
        all[1] = (byte) bytes.length;
        System.arraycopy(bytes, 0, all, 2, bytes.length);
        return all;
    }

    /** Breaks the connection, as when the network fails. */
    void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
