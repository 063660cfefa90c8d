package io.vehicleshadow.localiot.broker.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * All subscriptions, found by topic. Filters without wildcard are found by one hash look-up, the others level by level;
 * neither depends on how many subscriptions there are that don't match.
 */
public final class SubscriptionTree {

    private static final class Node {
        final Map<String, Node> children = new HashMap<>();
        final FilterSubscribers here = new FilterSubscribers();
        final FilterSubscribers below = new FilterSubscribers();

        boolean isEmpty() {
            return children.isEmpty() && here.isEmpty() && below.isEmpty();
        }
    }

    private final Map<String, FilterSubscribers> exact = new HashMap<>();
    private final Node root = new Node();
    private final RandomGenerator random;

    /** @param random chooses the member of a group that gets a message */
    public SubscriptionTree(RandomGenerator random) {
        this.random = random;
    }

    void add(Subscription subscription) {
        String pattern = subscription.filter().pattern();
        if (subscription.filter().isExact()) {
            exact.computeIfAbsent(pattern, unused -> new FilterSubscribers()).add(subscription);
            return;
        }
        Node node = root;
        for (String level : pattern.split("/", -1)) {
            if (level.equals("#")) {
                node.below.add(subscription);
                return;
            }
            node = node.children.computeIfAbsent(level, unused -> new Node());
        }
        node.here.add(subscription);
    }

    void remove(Subscription subscription) {
        String pattern = subscription.filter().pattern();
        if (subscription.filter().isExact()) {
            exact.computeIfPresent(pattern, (unused, subscribers) -> {
                subscribers.remove(subscription);
                return subscribers.isEmpty() ? null : subscribers;
            });
        } else {
            removeBelow(root, pattern.split("/", -1), 0, subscription);
        }
    }

    private static void removeBelow(Node node, String[] levels, int depth, Subscription subscription) {
        if (depth == levels.length) {
            node.here.remove(subscription);
        } else if (levels[depth].equals("#")) {
            node.below.remove(subscription);
        } else {
            Node child = node.children.get(levels[depth]);
            if (child != null) {
                removeBelow(child, levels, depth + 1, subscription);
                node.children.computeIfPresent(levels[depth], (unused, c) -> c.isEmpty() ? null : c);
            }
        }
    }

    boolean isEmpty() {
        return exact.isEmpty() && root.isEmpty();
    }

    /** The subscriptions that a message to {@code topic} is for; a session that matches twice comes twice. */
    public List<Subscription> matching(String topic) {
        List<Subscription> matches = new ArrayList<>(4);
        FilterSubscribers subscribers = exact.get(topic);
        if (subscribers != null) {
            subscribers.collect(matches, random);
        }
        if (!root.isEmpty()) {
            collect(root, topic, 0, matches);
        }
        return matches;
    }

    /** @param from where the level begins that is matched by the children of {@code node}; beyond the end for none */
    private void collect(Node node, String topic, int from, List<Subscription> matches) {
        if (from > topic.length()) {
            node.here.collect(matches, random);
            return;
        }
        boolean wildcards = from > 0 || topic.charAt(0) != '$';
        if (wildcards) {
            node.below.collect(matches, random);
        }
        int slash = topic.indexOf('/', from);
        int end = slash < 0 ? topic.length() : slash;
        Node same = node.children.get(topic.substring(from, end));
        if (same != null) {
            collect(same, topic, end + 1, matches);
        }
        Node any = wildcards ? node.children.get("+") : null;
        if (any != null) {
            collect(any, topic, end + 1, matches);
        }
    }
}
