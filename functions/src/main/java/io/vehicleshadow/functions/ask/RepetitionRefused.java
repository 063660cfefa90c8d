package io.vehicleshadow.functions.ask;

/** A request under an idempotency key that is not carried out. Nothing has happened by this one. */
public final class RepetitionRefused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** The key was used for another command. */
        OTHER_COMMAND,
        /** The first request under this key was never carried out, and by now it would be done too late. */
        EXPIRED
    }

    RepetitionRefused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
