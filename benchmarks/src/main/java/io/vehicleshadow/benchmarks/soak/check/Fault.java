package io.vehicleshadow.benchmarks.soak.check;

/** The promises, by what breaks them. */
enum Fault {
    DOUBLE_ACT("double acts"),
    UNASKED_ACT("acts without a command and without hands"),
    LATE_ACT("late acts"),
    FALSE_REPORT("false reports"),
    FALSE_WORD("false words"),
    LOST_UPDATE("lost acknowledged updates"),
    NOT_CONVERGED("not converged at the end"),
    /** Known of the stand-in, whose rules keep nothing over a kill; told, but held against no one. */
    END_NOT_TOLD("ends that a killed stand-in did not hand to the history"),
    NOT_FLAT("processes that grew"),
    /** Not a fault of the product by itself: but what is not recorded can't be judged. */
    NOT_RECORDED("gaps in the record");

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
