package io.vehicleshadow.functions;

/** A service of the cloud did not answer, or not as it should. Trying again later may help. */
public final class CloudUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final boolean mayHaveHappened;

    /** @param mayHaveHappened whether the call may have had its effect all the same */
    public CloudUnavailable(String message, boolean mayHaveHappened, Throwable cause) {
        super(message, cause);
        this.mayHaveHappened = mayHaveHappened;
    }

    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }
}
