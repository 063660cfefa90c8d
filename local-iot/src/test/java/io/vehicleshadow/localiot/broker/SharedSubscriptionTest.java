package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSubscriptionTest {

    private static final int MESSAGES = 100;

    private final TestBroker broker = new TestBroker();

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void each_message_goes_to_one_member_of_the_group_and_to_everyone_else() throws Exception {
        Client3 one = broker.client3("one").connect();
        Client5 two = broker.client5("two").connect();
        Client3 alone = broker.client3("alone").connect();
        one.subscribe("$share/group/work/#", 1);
        two.subscribe("$share/group/work/#", 1);
        alone.subscribe("work/#", 1);
        for (int i = 0; i < MESSAGES; i++) {
            alone.publish("work/" + i, "");
        }
        one.subscribe("end", 1);
        two.subscribe("end", 1);
        alone.publish("end", "");
        int ones = countUntilEnd(one.inbox);
        int twos = countUntilEnd(two.inbox);
        assertEquals(MESSAGES, ones + twos);
        assertTrue(ones > 0 && twos > 0, ones + " + " + twos);
        for (int i = 0; i < MESSAGES; i++) {
            alone.inbox.next("work/" + i, "");
        }
    }

    private static int countUntilEnd(Inbox inbox) {
        int count = 0;
        while (!inbox.next().topic().equals("end")) {
            count++;
        }
        return count;
    }

    @Test
    void two_groups_get_a_copy_each() throws Exception {
        Client3 one = broker.client3("one").connect();
        one.subscribe("$share/a/work", 1);
        Client3 two = broker.client3("two").connect();
        two.subscribe("$share/b/work", 1);
        two.publish("work", "x");
        one.inbox.next("work", "x");
        two.inbox.next("work", "x");
    }

    @Test
    void a_client_gets_a_copy_for_each_of_its_groups_and_one_for_itself() throws Exception {
        Client3 one = broker.client3("one").connect();
        one.subscribe("$share/a/work/#", 1);
        one.subscribe("$share/a/work/1", 1);
        one.subscribe("work/+", 1);
        one.subscribe("work/1", 1);
        one.publish("work/1", "x");
        one.publish("work/1", "end");
        for (int copy = 0; copy < 3; copy++) {
            one.inbox.next("work/1", "x");
        }
        one.inbox.next("work/1", "end");
    }

    @Test
    void a_member_that_is_away_gets_a_message_only_when_nobody_else_is_there() throws Exception {
        Client3 away = broker.client3("away").connect(Client3.options(false));
        away.subscribe("$share/g/work", 1);
        Client3 here = broker.client3("here").connect();
        here.subscribe("$share/g/work", 1);
        away.disconnect();
        Client3 app = broker.client3("app").connect();
        for (int i = 0; i < 20; i++) {
            app.publish("work", "here");
            here.inbox.next("work", "here");
        }
        here.disconnect();
        app.publish("work", "queued");
        Client3 back = broker.client3("away").connect(Client3.options(false));
        back.inbox.next("work", "queued");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$share/g", "$share//a", "$share/g+/a", "$share/g/"})
    void a_group_needs_a_name_without_wildcards_and_a_filter(String wrong) throws Exception {
        try (RawClient client = new RawClient(broker.port())) {
            client.connect("raw", true);
            assertEquals((byte) 0x80, client.subscribe(wrong, 1).body()[2]);
        }
    }
}
