package io.vehicleshadow.agent.speak;

import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.agent.shadow.KnownShadow;
import io.vehicleshadow.agent.shadow.Standing;
import java.time.Duration;

/** Whether the document has to be looked at: something may be in it that the vehicle has not seen. */
final class Look {
    private static final Duration GAP_PATIENCE = Duration.ofSeconds(1);
    private final KnownShadow known;
    private final Loop loop;
    private final Runnable flush;
    private View view = View.CLEAR;
    private Loop.Timer gap = () -> {};

    /** How well the vehicle sees the document. */
    private enum View {
        /** Every change has been seen, as far as the vehicle can know. */
        CLEAR,
        /** A change is late or lost: it has a second to arrive. */
        GAP,
        /** The document has to be looked at. */
        DOUBTFUL
    }

    /** @param flush run when a gap has stayed open */
    Look(KnownShadow known, Loop loop, Runnable flush) {
        this.known = known;
        this.loop = loop;
        this.flush = flush;
    }

    boolean isDue() {
        return view == View.DOUBTFUL;
    }

    /** Something may be in the document that the vehicle has not seen. */
    void again() {
        show(View.DOUBTFUL);
    }

    /** The document has been looked at. */
    void done() {
        show(View.CLEAR);
    }

    /** A change that stays unseen for a second may hold a request. */
    void watchForGap() {
        long newest = known.newestVersion();
        if (view == View.CLEAR && known.standing() == Standing.SYNCHRONIZED && !known.hasSeenAllUpTo(newest)) {
            show(View.GAP);
            gap = loop.after(GAP_PATIENCE, () -> {
                show(known.hasSeenAllUpTo(newest) ? View.CLEAR : View.DOUBTFUL);
                flush.run();
            });
        }
    }

    private void show(View next) {
        gap.cancel();
        view = next;
    }
}
