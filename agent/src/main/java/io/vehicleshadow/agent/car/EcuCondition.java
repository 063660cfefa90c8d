package io.vehicleshadow.agent.car;

/** How well a simulated control unit works. */
public enum EcuCondition {
    /** It does what is commanded. */
    OK,
    /** It tries, does not move, and says so. */
    JAMMED,
    /** It neither moves nor answers. */
    SILENT
}
