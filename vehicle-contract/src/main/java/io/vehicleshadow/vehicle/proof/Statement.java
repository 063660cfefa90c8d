package io.vehicleshadow.vehicle.proof;

import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a key signs for one command: this vehicle, this signal, this value, by this key, once, until then.
 *
 * @param key the key that signs
 * @param expires from this second of Unix time on it is worth nothing; not negative
 */
public record Statement(ThingName thing, SignalKey signal, SignalValue value, KeyId key, CommandId id, long expires) {
    /** How long a signed command may be good at most; a vehicle refuses one that is good for longer. */
    public static final Duration LONGEST_LIFETIME = Duration.ofMinutes(5);

    private static final String FORM = "vehicle-shadow/command/1";

    /** @throws IllegalArgumentException if it expires before 1970 */
    public Statement {
        if (expires < 0) {
            throw new IllegalArgumentException("A command expires after 1970, but this is " + expires);
        }
    }

    /** How long a command of that signal should be good: as long as it is worth executing, and not longer than is allowed. */
    public static Duration lifetime(Signal signal) {
        return signal.staleAfter()
                .filter(stale -> stale.compareTo(LONGEST_LIFETIME) < 0)
                .orElse(LONGEST_LIFETIME);
    }

    /** The bytes to sign: seven fields, each with its length before it in four bytes, the highest first. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        field(bytes, utf8(FORM));
        field(bytes, utf8(thing.value()));
        field(bytes, utf8(signal.value()));
        field(bytes, utf8((value instanceof SignalValue.Word ? "w" : "n") + value.text()));
        field(bytes, key.bytes());
        field(bytes, id.bytes());
        field(bytes, ByteBuffer.allocate(Long.BYTES).putLong(expires).array());
        return bytes.toByteArray();
    }

    private static void field(ByteArrayOutputStream bytes, byte[] field) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        bytes.writeBytes(field);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
