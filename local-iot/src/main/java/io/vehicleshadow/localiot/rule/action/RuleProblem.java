package io.vehicleshadow.localiot.rule.action;

/** A rule can't be honored as it is written; the message says why. */
public final class RuleProblem extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final boolean lacking;

    private RuleProblem(String message, boolean lacking) {
        super(message);
        this.lacking = lacking;
    }

    public static RuleProblem wrong(String message) {
        return new RuleProblem(message, false);
    }

    /** AWS has it, local-iot doesn't. */
    static RuleProblem lacking(String message) {
        return new RuleProblem(message, true);
    }

    /** Whether it is right for AWS IoT. */
    public boolean isLacking() {
        return lacking;
    }
}
