package io.vehicleshadow.localiot.thing;

import io.vehicleshadow.localiot.store.DataStore;
import io.vehicleshadow.localiot.store.JsonMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The things and their types. Durable and thread-safe. */
public final class Things {

    private final JsonMap things;
    private final JsonMap types;
    private final Supplier<UUID> ids;

    /** @param ids makes the ids of things */
    public Things(DataStore store, Supplier<UUID> ids) {
        this.things = new JsonMap(store.map("things"));
        this.types = new JsonMap(store.map("thing-types"));
        this.ids = ids;
    }

    public Optional<Thing> find(String name) {
        return things.find(name).map(json -> Thing.read(name, json));
    }

    /** Makes the thing unless it is there. */
    public synchronized Thing findOrMake(String name) {
        return find(name).orElseGet(() -> make(name, Optional.empty(), Map.of()));
    }

    public Thing make(String name, Optional<String> type, Map<String, String> attributes) {
        Thing made = new Thing(name, ids.get().toString(), type, attributes, 1);
        save(made);
        return made;
    }

    public void save(Thing thing) {
        things.put(thing.name(), thing.json());
    }

    public void remove(String name) {
        things.remove(name);
    }

    public List<String> names() {
        return things.keys();
    }

    public Optional<ThingType> type(String name) {
        return types.find(name).map(json -> ThingType.read(name, json));
    }

    public String newId() {
        return ids.get().toString();
    }

    public void save(ThingType type) {
        types.put(type.name(), type.json());
    }

    public void removeType(String name) {
        types.remove(name);
    }

    public List<String> typeNames() {
        return types.keys();
    }
}
