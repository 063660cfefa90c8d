package io.vehicleshadow.alexa.smarthome;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.voice.VoiceStore;
import io.vehicleshadow.vehicle.ThingName;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What voice keeps, in memory. */
public final class FakeVoiceStore implements VoiceStore {
    final Set<ThingName> mayOpen = new HashSet<>();
    final Map<PersonId, byte[]> grants = new HashMap<>();
    private final Map<String, Instant> deliveries = new HashMap<>();
    private final Map<String, Long> told = new HashMap<>();

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
}
