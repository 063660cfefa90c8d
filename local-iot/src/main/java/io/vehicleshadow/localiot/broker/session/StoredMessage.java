package io.vehicleshadow.localiot.broker.session;

import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.MessageProperties;
import io.vehicleshadow.localiot.message.UserProperty;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A message and when it was received, as bytes for the data store. Times are milliseconds since 1970. */
public record StoredMessage(Message message, long receivedAtMillis) {

    public static StoredMessage of(Message message, long nowMillis) {
        return new StoredMessage(message, nowMillis);
    }

    public boolean isExpired(long nowMillis) {
        OptionalLong expiry = message.properties().expirySeconds();
        return expiry.isPresent() && nowMillis - receivedAtMillis >= expiry.getAsLong() * 1000;
    }

    /** The message with what is left of its expiry. Source: AWS IoT developer guide, Message expiry. */
    public Message remaining(long nowMillis) {
        OptionalLong expiry = message.properties().expirySeconds();
        if (expiry.isEmpty() || nowMillis - receivedAtMillis < 1000) {
            return message;
        }
        long left = expiry.getAsLong() - (nowMillis - receivedAtMillis) / 1000;
        return message.with(message.properties().expiringAfter(left));
    }

    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(message.payload().length + 128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(receivedAtMillis);
            out.writeUTF(message.topic());
            out.writeByte(message.qos());
            out.writeBoolean(message.retain());
            writeBytes(out, message.payload());
            writeProperties(out, message.properties());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeProperties(DataOutputStream out, MessageProperties properties) throws IOException {
        out.writeBoolean(properties.utf8Payload());
        out.writeLong(properties.expirySeconds().orElse(0));
        out.writeBoolean(properties.contentType().isPresent());
        out.writeUTF(properties.contentType().orElse(""));
        out.writeBoolean(properties.responseTopic().isPresent());
        out.writeUTF(properties.responseTopic().orElse(""));
        out.writeBoolean(properties.correlationData().isPresent());
        writeBytes(out, properties.correlationData().orElse(new byte[0]));
        out.writeInt(properties.userProperties().size());
        for (UserProperty property : properties.userProperties()) {
            out.writeUTF(property.name());
            out.writeUTF(property.value());
        }
    }

    public static StoredMessage fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            long receivedAt = in.readLong();
            String topic = in.readUTF();
            int qos = in.readByte();
            boolean retain = in.readBoolean();
            byte[] payload = readBytes(in);
            return new StoredMessage(new Message(topic, payload, qos, retain, readProperties(in)), receivedAt);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored message can't be read", e);
        }
    }

    private static MessageProperties readProperties(DataInputStream in) throws IOException {
        boolean utf8 = in.readBoolean();
        long expiry = in.readLong();
        boolean hasContentType = in.readBoolean();
        String contentType = in.readUTF();
        boolean hasResponseTopic = in.readBoolean();
        String responseTopic = in.readUTF();
        boolean hasCorrelation = in.readBoolean();
        byte[] correlation = readBytes(in);
        int count = in.readInt();
        List<UserProperty> user = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            user.add(new UserProperty(in.readUTF(), in.readUTF()));
        }
        return new MessageProperties(
                utf8,
                hasContentType ? Optional.of(contentType) : Optional.empty(),
                hasResponseTopic ? Optional.of(responseTopic) : Optional.empty(),
                hasCorrelation ? Optional.of(correlation) : Optional.empty(),
                user,
                expiry == 0 ? OptionalLong.empty() : OptionalLong.of(expiry));
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
