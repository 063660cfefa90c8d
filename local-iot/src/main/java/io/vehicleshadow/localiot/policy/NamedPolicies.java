package io.vehicleshadow.localiot.policy;

import io.vehicleshadow.localiot.store.JsonMap;
import io.vehicleshadow.localiot.store.Versioned;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The policies that certificates are attached to by name. Durable and thread-safe. */
public final class NamedPolicies {

    private final JsonMap policies;
    private final Clock clock;
    private final Runnable changed;

    /** @param changed is called after each change of what a policy says */
    public NamedPolicies(JsonMap policies, Clock clock, Runnable changed) {
        this.policies = policies;
        this.clock = clock;
        this.changed = changed;
    }

    /** What the policy says now; empty when there is none of that name. */
    public Optional<PolicyDocument> document(String name) {
        return find(name).map(policy -> PolicyDocument.parse(policy.defaultText()));
    }

    /** Puts in a policy, or another document in its place. */
    public synchronized void put(String name, PolicyDocument document) {
        String text = document.json();
        save(
                name,
                find(name)
                        .map(policy -> policy.replacedBy(text, clock.millis()))
                        .orElseGet(() -> Versioned.first(text, clock.millis())));
    }

    public Optional<Versioned> find(String name) {
        return policies.find(name).map(Versioned::new);
    }

    public void save(String name, Versioned policy) {
        policies.put(name, policy.json());
        changed.run();
    }

    public void remove(String name) {
        policies.remove(name);
        changed.run();
    }

    public List<String> names() {
        return policies.keys();
    }
}
