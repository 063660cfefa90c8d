package io.vehicleshadow.localiot.message;

import java.util.Objects;

/** A pair of texts that an MQTT 5 publisher attaches to a message; the broker passes it on unread. */
public record UserProperty(String name, String value) {

    /** Neither may be null. */
    public UserProperty {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
