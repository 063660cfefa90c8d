package io.vehicleshadow.agent.shadow;

import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers that are due, as one update. It reports, gives the outcomes and clears the requests, on condition that no
 * other request came in between; a request that a newer one has followed is answered and nothing is cleared.
 */
final class Answers {
    private static final int AT_ONCE = 100;
    private final SignalCatalogue catalogue;
    private final UnknownOutcomes unknownOutcomes;
    private final Map<Request, Outcome> open = new LinkedHashMap<>();
    private int atOnce = AT_ONCE;

    Answers(SignalCatalogue catalogue, UnknownOutcomes unknownOutcomes) {
        this.catalogue = catalogue;
        this.unknownOutcomes = unknownOutcomes;
    }

    /** The update with the answers that are due; empty if none has to be sent. */
    ShadowUpdate due(Requests requests, long complete, Map<SignalKey, SignalValue> readings) {
        ShadowUpdate update = new ShadowUpdate();
        open.clear();
        List<RequestQueue> due = due(requests);
        // What is conditional on a version must be certain in that very version.
        long condition = due.stream()
                .filter(RequestQueue::clears)
                .mapToLong(queue -> Math.max(queue.certainIn(), complete))
                .max()
                .orElse(0);
        Map<String, Outcome> unknown = new LinkedHashMap<>();
        for (RequestQueue queue : due) {
            if (!queue.clears() || Math.max(queue.certainIn(), complete) == condition) {
                add(update, queue, readings, unknown);
            }
        }
        unknownOutcomes.answer(update, unknown);
        if (condition > 0) {
            update.onlyIfVersion(condition);
        }
        return update;
    }

    private List<RequestQueue> due(Requests requests) {
        return requests.all().stream()
                .filter(queue -> queue.current().filter(Request::isEnded).isPresent())
                .sorted(Comparator.comparingInt(
                        queue -> queue.current().orElseThrow().refusals()))
                .limit(atOnce)
                .toList();
    }

    private void add(
            ShadowUpdate update,
            RequestQueue queue,
            Map<SignalKey, SignalValue> readings,
            Map<String, Outcome> unknown) {
        Request request = queue.current().orElseThrow();
        open.put(request, request.outcome());
        if (queue.clears()) {
            update.clear(request.key());
            if (request.hasProofBeside()) {
                update.clearProof(request.key());
            }
        }
        if (unknownOutcomes.isUnknown(request.key())) {
            if (request.refusals() == 0) {
                unknown.put(request.key(), request.outcome());
            }
            return;
        }
        update.outcome(request.key(), request.outcome());
        catalogue
                .find(request.key())
                .filter(signal -> !signal.isKeys())
                .map(signal -> signal.key())
                .ifPresent(key -> {
                    if (readings.containsKey(key)) {
                        update.report(key, readings.get(key));
                    }
                });
    }

    /** The answers of the last update, with the outcomes that it gives. */
    Map<Request, Outcome> open() {
        return open;
    }

    void taken() {
        open.clear();
        atOnce = AT_ONCE;
    }

    /** The service refused the last update as such: one answer at a time, so that a bad one holds up no other. */
    void refused() {
        open.keySet().forEach(Request::refused);
        open.clear();
        atOnce = 1;
    }
}
