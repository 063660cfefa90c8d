package io.vehicleshadow.vehicle.signal;

import java.util.List;

/** A catalogue file that is refused. The message lists its mistakes, each with its place and with what would be right. */
public final class BadCatalogue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    BadCatalogue(List<String> mistakes) {
        super(message(mistakes));
    }

    private static String message(List<String> mistakes) {
        String shown = String.join("\n", mistakes.subList(0, Math.min(SHOWN, mistakes.size())));
        int more = mistakes.size() - SHOWN;
        return more > 0 ? shown + "\nand " + more + " more" : shown;
    }
}
