package io.vehicleshadow.agent.journal;

import io.vehicleshadow.vehicle.signal.SignalKey;
import java.util.Collection;

/** Keeps the intents that are begun and not yet answered: at most one per signal. */
public interface Journal {

    /**
     * Writes an intent down, in place of an older one of the same signal.
     *
     * @throws JournalUnavailable if it is not certain to be found after a crash
     */
    void write(Intent intent) throws JournalUnavailable;

    /** Forgets the intent of a signal. If that fails, it is found again after a crash, which does no harm. */
    void remove(SignalKey key);

    /** What was begun and not answered when the agent last ended. */
    Collection<Intent> unanswered();
}
