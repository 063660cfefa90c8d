package io.vehicleshadow.agent.car;

import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Something that the other side was sent to do.
 *
 * @param id never used again
 * @param progress how far it is
 */
record Act(long id, Signal signal, SignalValue value, Consumer<EcuAnswer> answer, Progress progress) {

    /** How far something is. */
    enum Progress {
        /** It was sent. */
        SENT,
        /** The other side says that it is done. */
        DONE,
        /** No answer will come, or none that says whether it was begun. */
        ORPHANED
    }

    Act in(Progress next) {
        return new Act(id, signal, value, answer, next);
    }

    /** Whether it is done by what is read. What has no reading, such as a horn, is done by the other side's word. */
    boolean isSo(Map<SignalKey, SignalValue> readings) {
        boolean readable = signal.kind() == SignalKind.ACTUATOR;
        return switch (progress) {
            case SENT -> false;
            case DONE -> !readable || value.equals(readings.get(signal.key()));
            case ORPHANED -> readable && value.equals(readings.get(signal.key()));
        };
    }
}
