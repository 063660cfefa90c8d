package io.vehicleshadow.localiot.broker.session;

/** About how much memory the messages take that all sessions together still have to get. Belongs to the event loop. */
final class KeptMemory {

    private final long most;
    private long bytes;

    /** @param most how much they may take before there is no room for offline sessions, in bytes */
    KeptMemory(long most) {
        this.most = most;
    }

    boolean isFull() {
        return bytes >= most;
    }

    void add(Delivery delivery) {
        bytes += delivery.memory();
    }

    void remove(Delivery delivery) {
        bytes -= delivery.memory();
    }
}
