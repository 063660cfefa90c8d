package io.vehicleshadow.localiot.broker.route;

import io.vehicleshadow.localiot.broker.session.Session;
import io.vehicleshadow.localiot.message.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The wills of clients that are gone and may come back in time. */
public final class Wills {

    private record Due(Message message, long atMillis) {}

    private final Map<String, Due> waiting = new HashMap<>();
    private final Router router;
    private final Clock clock;

    public Wills(Router router, Clock clock) {
        this.router = router;
        this.clock = clock;
    }

    /** The client of that session is gone; a will is due at the latest when its session ends. */
    public void clientGone(LastWill will, Session session) {
        Duration wait = will.delay().compareTo(session.expiry()) < 0 ? will.delay() : session.expiry();
        if (wait.isZero()) {
            router.route(will.message(), session);
        } else {
            waiting.put(session.clientId(), new Due(will.message(), clock.millis() + wait.toMillis()));
        }
    }

    /** The client is back: its session goes on, so the will is void; a new session ends the old one, so it is due. */
    public void clientBack(String clientId, boolean resumed) {
        Due due = waiting.remove(clientId);
        if (due != null && !resumed) {
            router.route(due.message(), null);
        }
    }

    /** Publishes the wills whose time has come. */
    public void publishDue() {
        List<String> due = waiting.entrySet().stream()
                .filter(entry -> entry.getValue().atMillis() <= clock.millis())
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(clientId -> router.route(waiting.remove(clientId).message(), null));
    }
}
