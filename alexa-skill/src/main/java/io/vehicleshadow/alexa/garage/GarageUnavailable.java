package io.vehicleshadow.alexa.garage;

/** The cloud did not answer, or not as it should. */
public final class GarageUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final boolean mayHaveHappened;

    /** @param mayHaveHappened whether the car may have been asked all the same */
    public GarageUnavailable(boolean mayHaveHappened, Throwable cause) {
        super("The cloud did not answer", cause);
        this.mayHaveHappened = mayHaveHappened;
    }

    /** Whether the car may have been asked all the same. */
    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }
}
