package io.vehicleshadow.agent.command;

import java.util.ArrayList;
import java.util.List;

/** Messages that overtook the first GET answer of a connection, kept until the document is known. */
final class EarlyMessages {
    private static final int KEPT = 100;
    private final List<Runnable> messages = new ArrayList<>();
    private boolean lost;

    void forget() {
        messages.clear();
        lost = false;
    }

    void keep(Runnable message) {
        if (messages.size() < KEPT) {
            messages.add(message);
        } else {
            lost = true;
        }
    }

    /**
     * Takes them in.
     *
     * @return whether there were more than could be kept
     */
    boolean replay() {
        List<Runnable> kept = List.copyOf(messages);
        boolean some = lost;
        forget();
        kept.forEach(Runnable::run);
        return some;
    }
}
