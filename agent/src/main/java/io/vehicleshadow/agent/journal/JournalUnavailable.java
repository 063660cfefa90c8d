package io.vehicleshadow.agent.journal;

/** An intent can't be written down. Nothing has been done; a later attempt may succeed. */
public final class JournalUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message what could not be written, and why */
    public JournalUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
