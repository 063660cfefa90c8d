package io.vehicleshadow.alexa.smarthome;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.voice.Turn;
import io.vehicleshadow.functions.voice.VoiceStore;
import io.vehicleshadow.vehicle.ThingName;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What voice keeps, in memory. */
public final class FakeVoiceStore implements VoiceStore {
    final Set<ThingName> mayOpen = new HashSet<>();
    final Map<PersonId, byte[]> grants = new HashMap<>();
    private final Map<String, Instant> deliveries = new HashMap<>();
    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    @Override
    public boolean mayOpen(ThingName thing) {
        return mayOpen.contains(thing);
    }

    @Override
    public void setMayOpen(ThingName thing, boolean allowed) {
        if (allowed) {
            mayOpen.add(thing);
        } else {
            mayOpen.remove(thing);
        }
    }

    @Override
    public Instant firstDelivery(String messageId, Instant now) {
        return deliveries.computeIfAbsent(messageId, id -> now);
    }

    @Override
    public Optional<byte[]> grant(PersonId person) {
        return Optional.ofNullable(grants.get(person));
    }

    @Override
    public void keepGrant(PersonId person, byte[] grant) {
        grants.put(person, grant);
    }

    @Override
    public void forgetGrant(PersonId person) {
        grants.remove(person);
    }

    @Override
    public long lastTold(PersonId person, ThingName thing, String what) {
        return told.getOrDefault(person + " " + thing + " " + what, 0L);
    }

    @Override
    public void noteTold(PersonId person, ThingName thing, String what, long version) {
        told.merge(person + " " + thing + " " + what, version, Math::max);
    }

    @Override
    public Turn turn(PersonId person, ThingName thing) {
        return turns.getOrDefault(person + " " + thing, Turn.NONE);
    }

    @Override
    public synchronized boolean replace(PersonId person, ThingName thing, Turn seen, Turn next) {
        if (turn(person, thing).revision() != seen.revision()) {
            return false;
        }
        turns.put(person + " " + thing, next);
        return true;
    }
}
