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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A message and when it was received, as bytes for the data store. Times are milliseconds since 1970. */
public record StoredMessage(Message message, long receivedAtMillis) {

    /** The first byte; where it is 0, of a time, a version before wrote texts of at most 64 KB. */
    private static final byte LONG_TEXTS = 1;

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
            out.writeByte(LONG_TEXTS);
            out.writeLong(receivedAtMillis);
            writeText(out, message.topic());
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
        writeText(out, properties.contentType().orElse(""));
        out.writeBoolean(properties.responseTopic().isPresent());
        writeText(out, properties.responseTopic().orElse(""));
        out.writeBoolean(properties.correlationData().isPresent());
        writeBytes(out, properties.correlationData().orElse(new byte[0]));
        out.writeInt(properties.userProperties().size());
        for (UserProperty property : properties.userProperties()) {
            writeText(out, property.name());
            writeText(out, property.value());
        }
    }

    public static StoredMessage fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            boolean longTexts = bytes[0] == LONG_TEXTS;
            in.skipNBytes(longTexts ? 1 : 0);
            long receivedAt = in.readLong();
            String topic = readText(in, longTexts);
            int qos = in.readByte();
            boolean retain = in.readBoolean();
            byte[] payload = readBytes(in);
            return new StoredMessage(
                    new Message(topic, payload, qos, retain, readProperties(in, longTexts)), receivedAt);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored message can't be read", e);
        }
    }

    private static MessageProperties readProperties(DataInputStream in, boolean longTexts) throws IOException {
        boolean utf8 = in.readBoolean();
        long expiry = in.readLong();
        boolean hasContentType = in.readBoolean();
        String contentType = readText(in, longTexts);
        boolean hasResponseTopic = in.readBoolean();
        String responseTopic = readText(in, longTexts);
        boolean hasCorrelation = in.readBoolean();
        byte[] correlation = readBytes(in);
        int count = in.readInt();
        List<UserProperty> user = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            user.add(new UserProperty(readText(in, longTexts), readText(in, longTexts)));
        }
        return new MessageProperties(
                utf8,
                hasContentType ? Optional.of(contentType) : Optional.empty(),
                hasResponseTopic ? Optional.of(responseTopic) : Optional.empty(),
                hasCorrelation ? Optional.of(correlation) : Optional.empty(),
                user,
                expiry == 0 ? OptionalLong.empty() : OptionalLong.of(expiry));
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String readText(DataInputStream in, boolean longTexts) throws IOException {
        return longTexts ? new String(readBytes(in), StandardCharsets.UTF_8) : in.readUTF();
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
