package io.vehicleshadow.agent.car;

import io.vehicleshadow.agent.car.Act.Progress;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What another program was sent to do, one thing a signal. Its word alone is not believed: what can be read is done when
 * it is read. Nothing is ever sent again.
 */
public final class ActsUnderWay {
    private final Map<SignalKey, Act> acts = new LinkedHashMap<>();

    /** That was sent. */
    public void begin(long id, Signal signal, SignalValue value, Consumer<EcuAnswer> answer) {
        acts.put(signal.key(), new Act(id, signal, value, answer, Progress.SENT));
    }

    /** The other side says that it is done. Returns false if nothing of that id waits for an answer. */
    public boolean done(long id) {
        Optional<Act> act = waiting(id);
        act.ifPresent(done -> acts.put(done.signal().key(), done.in(Progress.DONE)));
        return act.isPresent();
    }

    /** No answer will come any more that says whether it was begun. */
    public void orphan(long id) {
        waiting(id).ifPresent(act -> acts.put(act.signal().key(), act.in(Progress.ORPHANED)));
    }

    /** The other side is gone. */
    public void orphanAll() {
        acts.replaceAll((key, act) -> act.in(Progress.ORPHANED));
    }

    /** The other side gives another answer. Returns false if nothing of that id waits for one. */
    public boolean answer(long id, EcuAnswer answer) {
        Optional<Act> act = waiting(id);
        act.ifPresent(waiting -> end(waiting, answer));
        return act.isPresent();
    }

    /** It is given up on, unless it has ended. */
    public void giveUp(long id, EcuAnswer answer) {
        acts.values().stream().filter(act -> act.id() == id).findFirst().ifPresent(act -> end(act, answer));
    }

    /** Ends what is done by these readings. */
    public void settle(Map<SignalKey, SignalValue> readings) {
        acts.values().stream()
                .filter(act -> act.isSo(readings))
                .toList()
                .forEach(act -> end(act, new EcuAnswer.Done()));
    }

    private Optional<Act> waiting(long id) {
        return acts.values().stream()
                .filter(act -> act.id() == id && act.progress() != Progress.ORPHANED)
                .findFirst();
    }

    private void end(Act act, EcuAnswer answer) {
        acts.remove(act.signal().key());
        act.answer().accept(answer);
    }
}
