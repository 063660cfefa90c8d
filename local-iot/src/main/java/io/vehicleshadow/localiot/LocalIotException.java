package io.vehicleshadow.localiot;

/** local-iot can't start; the message says in one sentence why, and what would help. */
public final class LocalIotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LocalIotException(String message, Throwable cause) {
        super(message, cause);
    }
}
