package io.vehicleshadow.agent.shadow;

import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests for all signals, known and unknown, kept up with what the service's documents say. */
final class Requests {
    /** Beyond this many, queues of made-up keys in which nothing waits are forgotten: there are keys without end. */
    private static final int REMEMBERED = 256;

    private final SignalCatalogue catalogue;
    private final Map<String, RequestQueue> queues = new LinkedHashMap<>();
    /** Documents older than this are no longer news for any signal. */
    private long floor;

    /** @param catalogue the signals whose requests are never forgotten, so that none is executed again */
    Requests(SignalCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    RequestQueue of(String key) {
        return queues.computeIfAbsent(key, RequestQueue::new);
    }

    Collection<RequestQueue> all() {
        return List.copyOf(queues.values());
    }

    /** The request under way for a signal. */
    Optional<Request> current(String key) {
        return Optional.ofNullable(queues.get(key)).flatMap(RequestQueue::current);
    }

    /** Takes in a delta: what stands in it is requested, and about the rest it says nothing. */
    void delta(ShadowDocument delta) {
        saw(delta.requestedInDelta(), delta.version());
        forgetSurplus();
    }

    /**
     * Takes in an accepted update: it says nothing about what it does not name.
     *
     * @return the requests that are over with it
     */
    List<Request> accepted(ShadowDocument part) {
        if (part.version() < floor) {
            return List.of();
        }
        List<Request> over = outcomes(part);
        saw(part.requested(), part.version());
        if (part.json().path("state").isNull() || part.desired().isNull()) {
            floor = part.version();
            queues.values().forEach(queue -> queue.cleared(part.version()));
        }
        // Also for a signal without a request: the one that is withdrawn here may still be under way.
        part.desired().properties().stream()
                .filter(member -> member.getValue().isNull())
                .forEach(member -> of(member.getKey()).cleared(part.version()));
        forgetSurplus();
        return over;
    }

    /**
     * Takes in the whole document: what is not in it is not requested.
     *
     * @return the requests that are over with it
     */
    List<Request> whole(ShadowDocument document) {
        if (document.version() < floor) {
            return List.of();
        }
        floor = document.version();
        List<Request> over = outcomes(document);
        Map<String, DesiredLeaf> requested = new LinkedHashMap<>(document.requested());
        requested.putAll(document.strayProofs());
        queues.forEach((key, queue) -> {
            if (!requested.containsKey(key)) {
                queue.cleared(document.version());
            }
        });
        saw(requested, document.version());
        forgetSurplus();
        return over;
    }

    /** The shadow was deleted in that version, and with it all requests. */
    void deleted(long version) {
        queues.values().forEach(queue -> queue.cleared(version));
        floor = Math.max(floor, version + 1);
    }

    /**
     * Versions start over: what was seen under the old numbers is no longer answered.
     *
     * @return the requests that are dropped half done
     */
    List<Request> forget() {
        List<Request> dropped =
                all().stream().flatMap(queue -> queue.current().stream()).toList();
        queues.clear();
        floor = 0;
        return dropped;
    }

    private void saw(Map<String, DesiredLeaf> requested, long version) {
        if (version < floor) {
            return;
        }
        requested.forEach((key, leaf) -> of(key).saw(leaf, version));
    }

    private List<Request> outcomes(ShadowDocument document) {
        List<Request> over = new ArrayList<>();
        document.outcomes().forEach((key, outcome) -> {
            RequestQueue queue = queues.get(key);
            if (queue != null) {
                queue.answered(outcome, document.version()).ifPresent(over::add);
            }
        });
        return over;
    }

    private void forgetSurplus() {
        Iterator<Map.Entry<String, RequestQueue>> oldest = queues.entrySet().iterator();
        int surplus = queues.size() - REMEMBERED;
        while (surplus > 0 && oldest.hasNext()) {
            Map.Entry<String, RequestQueue> queue = oldest.next();
            if (queue.getValue().isIdle() && catalogue.find(queue.getKey()).isEmpty()) {
                oldest.remove();
                surplus--;
            }
        }
    }
}
