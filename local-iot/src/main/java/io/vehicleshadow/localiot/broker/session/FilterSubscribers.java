package io.vehicleshadow.localiot.broker.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Who subscribed to one filter, alone or as a member of a group that shares it. */
final class FilterSubscribers {

    private final Map<Session, Subscription> alone = new LinkedHashMap<>();
    private final Map<String, Map<Session, Subscription>> groups = new HashMap<>();

    void add(Subscription subscription) {
        subscription
                .filter()
                .group()
                .map(group -> groups.computeIfAbsent(group, unused -> new LinkedHashMap<>()))
                .orElse(alone)
                .put(subscription.session(), subscription);
    }

    void remove(Subscription subscription) {
        String group = subscription.filter().group().orElse(null);
        if (group == null) {
            alone.remove(subscription.session());
            return;
        }
        groups.computeIfPresent(group, (unused, members) -> {
            members.remove(subscription.session());
            return members.isEmpty() ? null : members;
        });
    }

    boolean isEmpty() {
        return alone.isEmpty() && groups.isEmpty();
    }

    /** Adds every single subscriber, and one member of each group. */
    void collect(List<Subscription> matches, RandomGenerator random) {
        matches.addAll(alone.values());
        for (Map<Session, Subscription> members : groups.values()) {
            matches.add(oneOf(members, random));
        }
    }

    /** An online member if there is one; else one whose session keeps the message until it comes back. */
    private static Subscription oneOf(Map<Session, Subscription> members, RandomGenerator random) {
        List<Subscription> all = new ArrayList<>(members.values());
        List<Subscription> online =
                all.stream().filter(member -> member.session().isOnline()).toList();
        List<Subscription> candidates = online.isEmpty() ? all : online;
        return candidates.get(random.nextInt(candidates.size()));
    }
}
