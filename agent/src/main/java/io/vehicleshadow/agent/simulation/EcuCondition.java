package io.vehicleshadow.agent.simulation;

/** How well a simulated control unit works. */
public enum EcuCondition {
    /** It does what it is told. */
    OK,
    /** It tries, does not move, and says so. */
    JAMMED,
    /** It neither moves nor answers. */
    SILENT
}
