package io.vehicleshadow.agent.car;

import io.vehicleshadow.vehicle.command.Reason;

/** What a control unit answers to a command. */
public sealed interface EcuAnswer {

    /** It has done it. */
    record Done() implements EcuAnswer {}

    /** It tried and could not. */
    record Fault() implements EcuAnswer {}

    /** It has too much under way and has not begun. */
    record Busy() implements EcuAnswer {}

    /** It could not be reached, and has not begun. */
    record Unreachable() implements EcuAnswer {}

    /**
     * It would not, and has not begun.
     *
     * @param reason why not
     */
    record Refused(Reason reason) implements EcuAnswer {}
}
