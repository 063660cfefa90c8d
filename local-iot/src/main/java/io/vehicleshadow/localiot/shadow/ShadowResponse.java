package io.vehicleshadow.localiot.shadow;

/** The service's answer to one request. Bodies are UTF-8 JSON and must not be changed. */
public sealed interface ShadowResponse {
    /** The JSON text, the same that is published on {@code accepted} or {@code rejected}. */
    byte[] body();

    /** 200, or the error's code. */
    int status();

    /** The request took effect, and its effect is durable. */
    record Accepted(byte[] body) implements ShadowResponse {
        @Override
        public int status() {
            return 200;
        }
    }

    /** The request had no effect. */
    record Rejected(ShadowError error, byte[] body) implements ShadowResponse {
        @Override
        public int status() {
            return error.code();
        }
    }
}
