package io.vehicleshadow.localiot.broker.route;

import io.vehicleshadow.localiot.broker.session.Session;
import io.vehicleshadow.localiot.broker.session.Subscription;
import io.vehicleshadow.localiot.broker.session.SubscriptionTree;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.rule.Rules;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings a message to everyone it is for: rules, later subscribers, and the sessions that subscribed. */
public final class Router {

    private final SubscriptionTree tree;
    private final RetainedMessages retained;
    private final Rules rules;
    private final Clock clock;

    public Router(SubscriptionTree tree, RetainedMessages retained, Rules rules, Clock clock) {
        this.tree = tree;
        this.retained = retained;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Routes a message.
     *
     * @param from the session that published it; {@code null} when a service did
     * @return whether something was put into the data store, which the publisher's acknowledgment has to wait for
     */
    public boolean route(Message message, Session from) {
        rules.offer(message, clock.instant());
        if (message.topic().startsWith("$aws/rules/")) {
            return false;
        }
        boolean stored = message.retain();
        if (stored) {
            retained.keep(message);
        }
        List<Subscription> matches = tree.matching(message.topic());
        matches.removeIf(match -> match.noLocal() && match.session() == from);
        for (Subscription subscription : onePerSession(matches)) {
            stored |= subscription.session().deliver(asSubscribed(message, subscription), clock.millis());
        }
        return stored;
    }

    /** Brings a message to rules alone. */
    void routeToRules(Message message) {
        rules.offer(message, clock.instant());
    }

    /** Brings a message to one session only, if one of its filters matches; no rule gets it. */
    public void routeTo(Session session, Message message) {
        session.subscriptions().values().stream()
                .filter(own -> own.filter().matches(message.topic()))
                .max(Comparator.comparingInt(Subscription::qos))
                .ifPresent(own -> session.deliver(asSubscribed(message, own), clock.millis()));
    }

    /** A session whose filters overlap gets the message once, at the highest QoS; but each group has its own copy. */
    private static Collection<Subscription> onePerSession(List<Subscription> matches) {
        if (matches.size() < 2) {
            return matches;
        }
        List<Subscription> chosen = new ArrayList<>();
        Map<Session, Subscription> best = new LinkedHashMap<>();
        for (Subscription match : matches) {
            if (match.filter().isShared()) {
                chosen.add(match);
            } else {
                best.merge(match.session(), match, (a, b) -> b.qos() > a.qos() ? b : a);
            }
        }
        chosen.addAll(best.values());
        return chosen;
    }

    private static Message asSubscribed(Message message, Subscription subscription) {
        int qos = Math.min(message.qos(), subscription.qos());
        boolean retain = message.retain() && subscription.retainAsPublished();
        return qos == message.qos() && retain == message.retain()
                ? message
                : new Message(message.topic(), message.payload(), qos, retain, message.properties());
    }
}
