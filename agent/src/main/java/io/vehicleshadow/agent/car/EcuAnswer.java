package io.vehicleshadow.agent.car;

import io.vehicleshadow.vehicle.signal.Interlock;

/** What a control unit answers to a command. */
public sealed interface EcuAnswer {

    /** It has done it. */
    record Done() implements EcuAnswer {}

    /** It tried and could not. */
    record Fault() implements EcuAnswer {}

    /** It has too much under way and has not begun. */
    record Busy() implements EcuAnswer {}

    /**
     * It found an interlock open and has not begun.
     *
     * @param missing what does not hold
     */
    record Refused(Interlock missing) implements EcuAnswer {}
}
