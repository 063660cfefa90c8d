package io.vehicleshadow.localiot.broker.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.message.TopicFilter;
import io.vehicleshadow.localiot.store.DataStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SubscriptionTreeTest {

    private static final String[] LEVELS = {"a", "b", "", "$aws", "+"};
    private static final long SEED = 42;

    private final Random random = new Random(SEED);
    private final SubscriptionTree tree = new SubscriptionTree(random);
    private final BrokerLimits limits = BrokerLimits.ofAws();
    private final SessionStore store = new SessionStore(DataStore.inMemory(), limits);

    private Subscription subscription(String filter, int client) {
        Session session = new Session("client" + client, true, Duration.ZERO, store, limits);
        return new Subscription(session, new TopicFilter(filter), 1, false, false);
    }

    private String randomLevels(int count, boolean wildcards) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : "/").append(LEVELS[random.nextInt(wildcards ? 5 : 4)]);
        }
        return text.toString();
    }

    private String randomFilter() {
        String filter = randomLevels(1 + random.nextInt(3), true);
        return random.nextInt(3) == 0 ? filter + "/#" : filter.isEmpty() ? "#" : filter;
    }

    private static Set<String> clients(List<Subscription> subscriptions) {
        return subscriptions.stream()
                .map(subscription -> subscription.session().clientId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_tree_finds_exactly_the_filters_that_match_one_by_one() {
        List<Subscription> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(subscription(randomFilter(), i));
        }
        all.forEach(tree::add);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 300; i++) {
                String topic = randomLevels(1 + random.nextInt(4), false);
                if (!topic.isEmpty()) {
                    List<Subscription> expected = all.stream()
                            .filter(subscription -> subscription.filter().matches(topic))
                            .toList();
                    assertEquals(clients(expected), clients(tree.matching(topic)), topic);
                }
            }
            List<Subscription> gone = all.subList(0, all.size() / 2);
            gone.forEach(tree::remove);
            gone.clear();
        }
    }

    @Test
    void what_is_removed_leaves_nothing_behind() {
        List<Subscription> all = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            all.add(subscription("$aws/things/car" + i + "/shadow/update/delta", i));
            all.add(subscription("$aws/things/car" + i + "/shadow/+", i));
        }
        all.forEach(tree::add);
        assertEquals(Set.of("client77"), clients(tree.matching("$aws/things/car77/shadow/update/delta")));
        assertEquals(Set.of("client77"), clients(tree.matching("$aws/things/car77/shadow/get")));
        all.forEach(tree::remove);
        assertTrue(tree.isEmpty());
    }
}
