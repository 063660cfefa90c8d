package io.vehicleshadow.benchmarks.soak.check;

/**
 * A promise that was broken.
 *
 * @param where the thing, or thing and signal, or process
 * @param what happened, with times and versions
 */
record Finding(Fault fault, String where, String what) {
    @Override
    public String toString() {
        return fault.title() + ": " + where + ": " + what;
    }
}
