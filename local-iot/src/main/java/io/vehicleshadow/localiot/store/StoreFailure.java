package io.vehicleshadow.localiot.store;

/**
 * The data folder can't be used: it is taken, damaged, full or gone. Whatever was not reported durable before may be
 * lost; the store accepts no further change until it is opened anew.
 */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }

    StoreFailure(String message) {
        super(message);
    }
}
