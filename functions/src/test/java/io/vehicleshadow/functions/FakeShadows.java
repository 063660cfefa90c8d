package io.vehicleshadow.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.ask.AnswerWatch;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One shadow that merges, counts and refuses as the service does, for whatever thing it is asked. */
public final class FakeShadows implements Shadows, AnswerWatch {
    private final TestClock clock;
    private final ObjectNode state = JsonNodeFactory.instance.objectNode();
    private final ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    private final List<Queue<ShadowDocument>> watchers = new CopyOnWriteArrayList<>();
    private final List<Consumer<JsonNode>> documents = new CopyOnWriteArrayList<>();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final AtomicInteger requestsToLose = new AtomicInteger();
    private final AtomicInteger requestsToRefuse = new AtomicInteger();
    private final AtomicInteger requestsToDelay = new AtomicInteger();
    private final AtomicReference<JsonNode> delayed = new AtomicReference<>();
    private volatile Runnable beforeUpdate = () -> {};
    private volatile boolean down;
    private volatile boolean deaf;
    private volatile Consumer<Duration> meanwhile;
    private long version;

    public FakeShadows(TestClock clock) {
        this.clock = clock;
        this.meanwhile = clock::advance;
    }

    /** Hands every {@code update/documents} on. */
    public void onDocuments(Consumer<JsonNode> listener) {
        documents.add(listener);
    }

    /** Runs once, right before the next update is looked at. */
    public void beforeNextUpdate(Runnable act) {
        beforeUpdate = () -> {
            beforeUpdate = () -> {};
            act.run();
        };
    }

    /** The next update happens, and its answer gets lost. */
    public void loseNextAnswer() {
        answersToLose.incrementAndGet();
    }

    /** The next update gets lost itself: nothing happens, and nobody knows that. */
    public void loseNextRequest() {
        requestsToLose.incrementAndGet();
    }

    /** The next update is refused: nothing happens, and that is known. */
    public void refuseNextRequest() {
        requestsToRefuse.incrementAndGet();
    }

    /** The next update comes only right before the one after it, and nobody knows. */
    public void delayNextRequest() {
        requestsToDelay.incrementAndGet();
    }

    public void goDown() {
        down = true;
    }

    public void comeBack() {
        down = false;
    }

    /** Who watches sees nothing of what happens from now on; each wait for it takes its whole time. */
    public void deafen(Consumer<Duration> waiting) {
        deaf = true;
        meanwhile = waiting;
    }

    /** What happens whenever somebody waits and nothing has come; it moves the time on. Else just the time passes. */
    public void meanwhile(Consumer<Duration> happens) {
        meanwhile = happens;
    }

    public synchronized long version() {
        return version;
    }

    @Override
    public synchronized Optional<ShadowDocument> get(ThingName thing) {
        if (down) {
            throw new CloudUnavailable("The vehicle's shadow can't be read", false, null);
        }
        return version == 0 ? Optional.empty() : Optional.of(ShadowDocument.of(document(true)));
    }

    @Override
    public Optional<ShadowDocument> update(ThingName thing, ShadowUpdate update) {
        beforeUpdate.run();
        if (isOneToLose(requestsToRefuse)) {
            throw new CloudUnavailable("The vehicle's shadow did not take the request", false, null);
        }
        if (isOneToLose(requestsToDelay)) {
            delayed.set(update.json());
            throw new CloudUnavailable("The vehicle's shadow did not answer", true, null);
        }
        Optional.ofNullable(delayed.getAndSet(null)).ifPresent(this::write);
        if (isOneToLose(requestsToLose)) {
            throw new CloudUnavailable("The vehicle's shadow did not answer", true, null);
        }
        Optional<ShadowDocument> accepted = write(update.json());
        if (accepted.isPresent() && isOneToLose(answersToLose)) {
            throw new CloudUnavailable("The vehicle's shadow did not answer", true, null);
        }
        return accepted;
    }

    private static boolean isOneToLose(AtomicInteger left) {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    @Override
    public void create(ThingName thing) {
        write(JsonNodeFactory.instance.objectNode().set("state", JsonNodeFactory.instance.objectNode()));
    }

    /** An update by anybody, the vehicle or the console. */
    public Optional<ShadowDocument> write(JsonNode update) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ObjectNode accepted;
        synchronized (this) {
            if (update.has("version") && update.get("version").asLong() != version) {
                return Optional.empty();
            }
            event.set("previous", version == 0 ? JsonNodeFactory.instance.nullNode() : document(false));
            for (String section : List.of("desired", "reported")) {
                merge(
                        state.withObject("/" + section),
                        metadata.withObject("/" + section),
                        update.at("/state/" + section));
            }
            version++;
            accepted = (ObjectNode) update.deepCopy();
            accepted.put("version", version).put("timestamp", clock.instant().getEpochSecond());
            event.set("current", document(false));
            event.put("timestamp", clock.instant().getEpochSecond());
            Optional.ofNullable(update.get("clientToken")).ifPresent(token -> event.set("clientToken", token));
            watchers.forEach(queue -> queue.add(ShadowDocument.of(accepted)));
        }
        documents.forEach(listener -> listener.accept(event));
        return Optional.of(ShadowDocument.of(accepted));
    }

    private void merge(ObjectNode target, ObjectNode times, JsonNode changes) {
        changes.properties().forEach(entry -> {
            String key = entry.getKey();
            if (entry.getValue().isNull()) {
                target.remove(key);
                times.remove(key);
            } else if (entry.getValue().isObject()) {
                ObjectNode child = target.get(key) instanceof ObjectNode known ? known : target.putObject(key);
                ObjectNode childTimes = times.get(key) instanceof ObjectNode known ? known : times.putObject(key);
                merge(child, childTimes, entry.getValue());
            } else {
                target.set(key, entry.getValue());
                times.putObject(key).put("timestamp", clock.instant().getEpochSecond());
            }
        });
    }

    private ObjectNode document(boolean withTime) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("state", state.deepCopy());
        json.set("metadata", metadata.deepCopy());
        json.put("version", version);
        return withTime ? json.put("timestamp", clock.instant().getEpochSecond()) : json;
    }

    @Override
    public Watching watch(ThingName thing) {
        Queue<ShadowDocument> queue = new ConcurrentLinkedQueue<>();
        watchers.add(queue);
        return new Watching() {
            @Override
            public Optional<ShadowDocument> next(Duration atMost) {
                if (deaf || queue.isEmpty()) {
                    meanwhile.accept(atMost);
                }
                return deaf ? Optional.empty() : Optional.ofNullable(queue.poll());
            }

            @Override
            public void close() {
                watchers.remove(queue);
            }
        };
    }
}
