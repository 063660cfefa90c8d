package io.vehicleshadow.localiot.shadow;

/** When a request was carried out, in epoch seconds, with the JSON texts that say so. Shared by all that it wrote. */
final class Moment {
    private final long seconds;
    private final byte[] metadata;

    Moment(long seconds) {
        this.seconds = seconds;
        this.metadata = JsonBytes.bytes("{\"timestamp\":" + seconds + "}");
    }

    long seconds() {
        return seconds;
    }

    /** The metadata of a leaf: {@code {"timestamp":seconds}}. */
    byte[] metadata() {
        return metadata;
    }
}
