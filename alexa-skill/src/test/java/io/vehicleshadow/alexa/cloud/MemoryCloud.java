package io.vehicleshadow.alexa.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.Meter;
import io.vehicleshadow.functions.Shadows;
import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.ask.AnswerWatch;
import io.vehicleshadow.functions.pin.PinRecord;
import io.vehicleshadow.functions.pin.PinStore;
import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.functions.wiring.Stores;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** The real use cases over a shadow, a vehicle and stores in memory. */
public final class MemoryCloud implements Shadows, AnswerWatch, Grants, PinStore, PresenceStore {
    private final Clock clock;
    private final Consumer<Duration> patience;
    private final MemoryHistory history = new MemoryHistory();
    private final List<Grant> grants = new ArrayList<>();
    private final Map<PersonId, PinRecord> pins = new HashMap<>();
    private final Queue<ShadowDocument> accepted = new ArrayDeque<>();
    private final ObjectNode reported = JsonNodeFactory.instance.objectNode().put("trunk", "close");
    private final ObjectNode desired = JsonNodeFactory.instance.objectNode();
    private long version = 1;
    private boolean down;
    private Optional<LongFunction<Outcome>> vehicle = Optional.empty();

    /** @param patience what waiting in vain does to the clock */
    public MemoryCloud(Clock clock, Consumer<Duration> patience) {
        this.clock = clock;
        this.patience = patience;
    }

    public UseCases useCases() {
        return new UseCases(new Stores(this, this, history, this), this, this, Meter.NONE, clock);
    }

    /** From now on a vehicle answers with that outcome. */
    public void vehicleAnswers(LongFunction<Outcome> outcome) {
        vehicle = Optional.of(outcome);
    }

    public void goDown() {
        down = true;
    }

    public MemoryHistory history() {
        return history;
    }

    @Override
    public Optional<ShadowDocument> get(ThingName thing) {
        if (down) {
            throw new CloudUnavailable("down", false, null);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", version);
        json.put("timestamp", clock.instant().getEpochSecond());
        json.putObject("state").<ObjectNode>set("reported", reported.deepCopy()).set("desired", desired.deepCopy());
        return Optional.of(ShadowDocument.of(json));
    }

    @Override
    public void create(ThingName thing) {}

    @Override
    public Optional<ShadowDocument> update(ThingName thing, ShadowUpdate update) {
        ShadowDocument document = accept(update.json());
        vehicle.ifPresent(answer -> {
            ObjectNode state = JsonNodeFactory.instance.objectNode();
            ObjectNode changed = state.putObject("reported");
            Outcome outcome = answer.apply(version);
            document.requested().forEach((key, leaf) -> {
                changed.putObject("outcomes").set(key, outcome.json());
                state.putObject("desired").putNull(key);
                if (outcome.status() == CommandStatus.SUCCEEDED) {
                    changed.set(key, leaf.value());
                }
            });
            accept(JsonNodeFactory.instance.objectNode().set("state", state));
        });
        return Optional.of(document);
    }

    private ShadowDocument accept(JsonNode update) {
        merge(reported, update.at("/state/reported"));
        merge(desired, update.at("/state/desired"));
        version++;
        ObjectNode json = update.deepCopy();
        ShadowDocument document = ShadowDocument.of(
                json.put("version", version).put("timestamp", clock.instant().getEpochSecond()));
        accepted.add(document);
        return document;
    }

    private static void merge(ObjectNode target, JsonNode change) {
        change.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                target.remove(entry.getKey());
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        });
    }

    @Override
    public Watching watch(ThingName thing) {
        return new Watching() {
            @Override
            public Optional<ShadowDocument> next(Duration atMost) {
                Optional<ShadowDocument> change = Optional.ofNullable(accepted.poll());
                if (change.isEmpty()) {
                    patience.accept(atMost);
                }
                return change;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Optional<Grant> find(PersonId person, ThingName thing) {
        return vehiclesOf(person).stream()
                .filter(grant -> grant.thing().equals(thing))
                .findFirst();
    }

    @Override
    public List<Grant> vehiclesOf(PersonId person) {
        return grants.stream().filter(grant -> grant.person().equals(person)).toList();
    }

    @Override
    public List<Grant> peopleOf(ThingName thing) {
        return grants;
    }

    @Override
    public boolean give(Grant grant) {
        return grants.add(grant);
    }

    @Override
    public boolean take(PersonId person, ThingName thing) {
        return false;
    }

    @Override
    public Optional<PinRecord> find(PersonId person) {
        return Optional.ofNullable(pins.get(person));
    }

    @Override
    public boolean replace(PersonId person, long revision, PinRecord record) {
        pins.put(person, record);
        return true;
    }

    @Override
    public Optional<Presence> find(ThingName thing) {
        return Optional.of(new Presence(true, clock.instant(), "s", 1));
    }

    @Override
    public boolean replace(ThingName thing, Optional<Presence> last, Presence presence) {
        return false;
    }
}
