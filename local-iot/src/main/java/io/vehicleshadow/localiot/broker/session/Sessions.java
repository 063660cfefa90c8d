package io.vehicleshadow.localiot.broker.session;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sessions by client id, online or not. */
public final class Sessions {

    private final Map<String, Session> byClientId = new HashMap<>();
    private final SubscriptionTree tree;
    private final SessionStore store;
    private final BrokerLimits limits;
    private final Clock clock;

    public Sessions(SubscriptionTree tree, SessionStore store, BrokerLimits limits, Clock clock) {
        this.tree = tree;
        this.store = store;
        this.limits = limits;
        this.clock = clock;
        for (Session session : store.load(clock.millis())) {
            byClientId.put(session.clientId(), session);
            session.subscriptions().values().forEach(tree::add);
        }
    }

    /** The session of a client id; {@code null} when there is none. */
    public Session find(String clientId) {
        return byClientId.get(clientId);
    }

    /**
     * The session to resume. A session of the other MQTT version, or one that has expired, can't be resumed and ends.
     *
     * @return {@code null} when the client starts anew
     */
    public Session resume(String clientId, boolean clean, boolean mqtt5) {
        Session session = byClientId.get(clientId);
        if (session == null) {
            return null;
        }
        if (clean || !session.isPersistent() || session.isMqtt5() != mqtt5 || session.isExpired(clock.millis())) {
            end(session);
            return null;
        }
        return session;
    }

    public Session begin(String clientId, boolean mqtt5, Duration expiry) {
        Session session = new Session(clientId, mqtt5, expiry, store, limits);
        byClientId.put(clientId, session);
        return session;
    }

    public void subscribe(Subscription subscription) {
        Map<String, Subscription> own = subscription.session().subscriptions();
        Subscription before = own.put(subscription.filter().value(), subscription);
        if (before != null) {
            tree.remove(before);
        }
        tree.add(subscription);
    }

    /** @return whether there was such a subscription */
    public boolean unsubscribe(Session session, String filter) {
        Subscription subscription = session.subscriptions().remove(filter);
        if (subscription != null) {
            tree.remove(subscription);
        }
        return subscription != null;
    }

    /** Stores how a persistent session is now. */
    public void save(Session session) {
        if (session.isPersistent()) {
            store.put(session);
        }
    }

    /** The connection of a session is gone: it ends, or waits for its client until it expires. */
    public void disconnected(Session session, String reason) {
        session.detach(clock.millis(), reason);
        if (session.isPersistent()) {
            store.put(session);
        } else {
            end(session);
        }
    }

    public void end(Session session) {
        session.subscriptions().values().forEach(tree::remove);
        session.subscriptions().clear();
        session.forgetMessages();
        if (session.isPersistent()) {
            store.remove(session);
        }
        byClientId.remove(session.clientId(), session);
    }

    /** Sets how long the session outlives its connection; zero makes it end with it. */
    public void expireAfter(Session session, Duration expiry) {
        if (session.isPersistent() && expiry.isZero()) {
            store.remove(session);
        }
        session.expireAfter(expiry);
    }

    /** Ends the sessions whose time is over. */
    public void endExpired() {
        List<Session> expired = byClientId.values().stream()
                .filter(session -> session.isExpired(clock.millis()))
                .toList();
        expired.forEach(this::end);
    }
}
