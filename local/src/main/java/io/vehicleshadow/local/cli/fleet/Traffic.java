package io.vehicleshadow.local.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.AllowedWord;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands to random cars, and what became of each. A command is answered when a document shows that its car has taken it
 * out of {@code desired}. A signal of a car has one command at a time.
 */
final class Traffic {
    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
    private static final int ATTEMPTS = 50;
    private final List<ThingName> things;
    private final List<Signal> signals;
    private final Random random;
    private final Map<Wish, Long> inFlight = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final List<Long> waits = new ArrayList<>();
    private int sent;

    private record Wish(String thing, String signal) {}

    /** @param random chooses cars, signals and words */
    Traffic(List<ThingName> things, SignalCatalogue catalogue, Random random) {
        this.things = things;
        this.random = random;
        signals = catalogue.commandable().stream()
                .filter(signal -> !signal.isKeys() && !signal.words().isEmpty())
                .toList();
    }

    /** Sends a command to a car and signal that has none; if hardly any is without, none. */
    void send(Operator operator) throws IOException, InterruptedException {
        for (int i = 0; i < ATTEMPTS; i++) {
            ThingName thing = one(things);
            Signal signal = one(signals);
            AllowedWord word = one(signal.words());
            Wish wish = new Wish(thing.value(), signal.key().value());
            if (inFlight.putIfAbsent(wish, 0L) == null) {
                operator.awaitTurn();
                inFlight.put(wish, System.nanoTime());
                ObjectNode document = JsonNodeFactory.instance.objectNode();
                document.withObject("/state/desired")
                        .set(wish.signal(), word.value().json());
                operator.request(thing, document);
                synchronized (this) {
                    sent++;
                }
                return;
            }
        }
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A shadow has changed. */
    void changed(String thing, JsonNode document) {
        JsonNode before = document.at("/previous/state/desired");
        JsonNode now = document.at("/current/state/desired");
        before.fieldNames().forEachRemaining(signal -> {
            if (!now.has(signal)) {
                answered(
                        new Wish(thing, signal),
                        document.at("/current/state/reported/outcomes").path(signal));
            }
        });
    }

    private void answered(Wish wish, JsonNode outcome) {
        Long since = inFlight.remove(wish);
        if (since == null) {
            return;
        }
        String reason = outcome.path("reason").asText("");
        String answer = outcome.path("status").asText("NO OUTCOME") + (reason.isEmpty() ? "" : " " + reason);
        synchronized (this) {
            answers.merge(answer, 1, Integer::sum);
            waits.add(System.nanoTime() - since);
        }
    }

    int inFlight() {
        return inFlight.size();
    }

    /** Logs which commands have no answer. */
    void logOpen() {
        inFlight.keySet().forEach(wish -> LOG.warn("No answer: {} {}", wish.thing(), wish.signal()));
    }

    synchronized Summary.Commands summary() {
        long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Summary.Commands(
                sent, inFlight.size(), new TreeMap<>(answers), quantile(sorted, 0.5), quantile(sorted, 0.99));
    }

    /** In milliseconds; by the nearest rank. */
    private static double quantile(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[rank - 1] / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
