package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.store.DataStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {

    private TestBroker broker = new TestBroker();

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void a_persistent_session_keeps_subscriptions_and_qos_1_messages_while_its_client_is_away() throws Exception {
        Client3 car = broker.client3("car").connect(Client3.options(false));
        assertFalse(car.sessionPresent);
        car.subscribe("orders", 1);
        car.disconnect();

        Client3 app = broker.client3("app").connect();
        app.publish("orders", "lost", 0, false);
        app.publish("orders", "1");
        app.publish("orders", "2");

        Client3 back = broker.client3("car").connect(Client3.options(false));
        assertTrue(back.sessionPresent);
        back.inbox.next("orders", "1");
        back.inbox.next("orders", "2");
        app.publish("orders", "3");
        back.inbox.next("orders", "3");
    }

    @Test
    void a_clean_session_forgets() throws Exception {
        Client3 car = broker.client3("car").connect(Client3.options(false));
        car.subscribe("orders", 1);
        car.disconnect();
        Client3 app = broker.client3("app").connect();
        app.publish("orders", "1");
        Client3 clean = broker.client3("car").connect();
        assertFalse(clean.sessionPresent);
        clean.disconnect();
        Client3 back = broker.client3("car").connect(Client3.options(false));
        assertFalse(back.sessionPresent);
        back.subscribe("end", 1);
        app.publish("orders", "2");
        app.publish("end", "");
        back.inbox.next("end", "");
    }

    @Test
    void a_session_of_mqtt_3_ends_an_hour_after_its_client_left() throws Exception {
        Client3 car = broker.client3("car").connect(Client3.options(false));
        car.subscribe("orders", 1);
        car.disconnect();
        broker.clock.forward(Duration.ofMinutes(59));
        Client3 back = broker.client3("car").connect(Client3.options(false));
        assertTrue(back.sessionPresent);
        back.disconnect();
        broker.clock.forward(Duration.ofMinutes(61));
        assertFalse(broker.client3("car").connect(Client3.options(false)).sessionPresent);
    }

    @Test
    void a_session_of_mqtt_5_ends_after_its_own_expiry_interval() throws Exception {
        Client5 car = broker.client5("car").connect(Client5.options(false, 60));
        car.subscribe("orders", 1);
        car.disconnect();
        broker.clock.forward(Duration.ofSeconds(50));
        Client5 back = broker.client5("car").connect(Client5.options(false, 60));
        assertTrue(back.sessionPresent);
        back.disconnect();
        broker.clock.forward(Duration.ofSeconds(61));
        assertFalse(broker.client5("car").connect(Client5.options(false, 60)).sessionPresent);
    }

    @Test
    void a_longer_session_expiry_than_the_account_has_is_cut_and_told() throws Exception {
        Client5 car = broker.client5("car").connect(Client5.options(true, 100_000));
        assertEquals(3600, car.connack.getSessionExpiryInterval());
    }

    @Test
    void disconnect_with_a_session_expiry_of_zero_ends_the_session() throws Exception {
        Client5 car = broker.client5("car").connect(Client5.options(false, 60));
        car.subscribe("orders", 1);
        MqttProperties now = new MqttProperties();
        now.setSessionExpiryInterval(0L);
        car.leaving.await(() -> car.paho.disconnect(0, null, null, 0, now).waitForCompletion(5000));
        assertFalse(broker.client5("car").connect(Client5.options(false, 60)).sessionPresent);
    }

    @Test
    void a_session_of_mqtt_3_is_not_resumed_by_mqtt_5() throws Exception {
        Client3 three = broker.client3("car").connect(Client3.options(false));
        three.subscribe("orders", 1);
        three.disconnect();
        assertFalse(broker.client5("car").connect(Client5.options(false, 60)).sessionPresent);
    }

    @Test
    void what_was_sent_but_not_acknowledged_comes_again_marked_as_duplicate() throws Exception {
        try (RawClient car = new RawClient(broker.port())) {
            car.connect("car", false);
            car.subscribe("orders", 1);
            broker.client3("app").connect().publish("orders", "again");
            RawClient.Packet first = car.read();
            assertEquals(0x32, first.header());
            car.abort();

            try (RawClient back = new RawClient(broker.port())) {
                assertEquals(1, back.connect("car", false).body()[0], "session present");
                RawClient.Packet again = back.read();
                assertEquals(0x3A, again.header(), "PUBLISH, QoS 1, DUP");
                assertTrue(Arrays.equals(first.body(), again.body()), "same packet id, topic and payload");
            }
        }
    }

    @Test
    void what_comes_again_keeps_to_the_receive_maximum_of_the_new_connection() throws Exception {
        Client3 app = broker.client3("app").connect();
        int[] ids = new int[4];
        try (RawClient5 car = new RawClient5(broker.port())) {
            car.connectPersistent("car", 4);
            car.subscribe("orders", 1);
            for (int i = 0; i < 4; i++) {
                app.publish("orders", "" + i);
                ids[i] = car.readPublish().packetId();
            }
            car.abort();
        }
        app.publish("orders", "4");
        try (RawClient5 back = new RawClient5(broker.port())) {
            back.connectPersistent("car", 2);
            assertEquals(new RawClient5.Publish(true, "orders", ids[0], "0"), back.readPublish());
            assertEquals(new RawClient5.Publish(true, "orders", ids[1], "1"), back.readPublish());
            back.ping();
            for (int i = 2; i < 4; i++) {
                back.acknowledge(ids[i - 2]);
                assertEquals(new RawClient5.Publish(true, "orders", ids[i], "" + i), back.readPublish());
                back.ping();
            }
            back.acknowledge(ids[2]);
            RawClient5.Publish last = back.readPublish();
            assertEquals(new RawClient5.Publish(false, "orders", last.packetId(), "4"), last);
        }
    }

    @Test
    void an_acknowledged_message_does_not_come_again() throws Exception {
        Client3 app = broker.client3("app").connect();
        try (RawClient car = new RawClient(broker.port())) {
            car.connect("car", false);
            car.subscribe("orders", 1);
            app.publish("orders", "1");
            car.acknowledge(car.read());
            car.disconnect();
        }
        app.publish("orders", "2");
        Client3 back = broker.client3("car").connect(Client3.options(false));
        back.inbox.next("orders", "2");
    }

    @Test
    void the_second_connection_with_a_client_id_wins() throws Exception {
        Client5 first = broker.client5("car").connect();
        Client5 second = broker.client5("car").connect();
        assertEquals(0x8E, first.awaitDisconnectCode(), "session taken over");
        second.subscribe("a", 1);
        second.publish("a", "x");
        second.inbox.next("a", "x");
    }

    @Test
    void a_takeover_resumes_the_persistent_session() throws Exception {
        Client3 first = broker.client3("car").connect(Client3.options(false));
        first.subscribe("orders", 1);
        Client3 second = broker.client3("car").connect(Client3.options(false));
        assertTrue(second.sessionPresent);
        assertNotNull(first.awaitLost());
        broker.client3("app").connect().publish("orders", "x");
        second.inbox.next("orders", "x");
    }

    @Test
    void a_persistent_subscriber_ends_with_the_newest_retained_message(@TempDir Path folder) throws Exception {
        broker.close();
        DataStore store = DataStore.at(folder);
        broker = new TestBroker(store, BrokerLimits.ofAws(), new TestClock());
        broker.client3("app").connect().publish("config", "old", 1, true);
        try (RawClient car = new RawClient(broker.port())) {
            car.connect("car", false);
            car.subscribeAndPublishRetained("config", "new");
            List<String> got = new ArrayList<>();
            while (got.size() < 2) {
                RawClient.Packet packet = car.read();
                if (packet.header() >> 4 == 3) {
                    got.add(new String(packet.body(), 2 + "config".length(), 3, StandardCharsets.US_ASCII));
                }
            }
            assertEquals("new", got.get(1));
        }
        broker.close();
        store.close();
        broker = new TestBroker();
    }

    @Test
    void sessions_and_their_messages_survive_a_restart_of_the_broker(@TempDir Path folder) throws Exception {
        broker.close();
        DataStore store = DataStore.at(folder);
        broker = new TestBroker(store, BrokerLimits.ofAws(), new TestClock());
        Client3 car = broker.client3("car").connect(Client3.options(false));
        car.subscribe("orders/#", 1);
        car.disconnect();
        broker.client3("app").connect().publish("orders/1", "kept");
        broker.close();
        store.close();

        DataStore again = DataStore.at(folder);
        broker = new TestBroker(again, BrokerLimits.ofAws(), new TestClock());
        Client3 back = broker.client3("car").connect(Client3.options(false));
        assertTrue(back.sessionPresent);
        back.inbox.next("orders/1", "kept");
        broker.client3("app").connect().publish("orders/2", "live");
        back.inbox.next("orders/2", "live");
        broker.close();
        again.close();
        broker = new TestBroker();
    }

    @Test
    void after_a_kill_what_was_sent_comes_again_under_the_same_packet_ids(@TempDir Path folder) throws Exception {
        broker.close();
        DataStore store = DataStore.at(folder.resolve("killed"));
        broker = new TestBroker(store, BrokerLimits.ofAws(), new TestClock());
        List<RawClient5.Publish> sent = new ArrayList<>();
        try (RawClient5 car = new RawClient5(broker.port())) {
            car.connectPersistent("car", 2);
            car.subscribe("orders", 1);
            Client3 app = broker.client3("app").connect();
            for (String order : List.of("a", "b", "c", "d")) {
                app.publish("orders", order);
            }
            car.acknowledge(car.readPublish().packetId());
            sent.add(car.readPublish());
            sent.add(car.readPublish());
        }
        store.durable().toCompletableFuture().join();
        Path copy = Files.createDirectory(folder.resolve("copy"));
        try (Stream<Path> files = Files.list(folder.resolve("killed"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".log")).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        broker.close();
        store.close();

        DataStore again = DataStore.at(copy);
        broker = new TestBroker(again, BrokerLimits.ofAws(), new TestClock());
        try (RawClient5 car = new RawClient5(broker.port())) {
            car.connectPersistent("car", 3);
            for (RawClient5.Publish before : sent) {
                assertEquals(
                        new RawClient5.Publish(true, "orders", before.packetId(), before.payload()), car.readPublish());
            }
            RawClient5.Publish waiting = car.readPublish();
            assertEquals("d", waiting.payload());
            assertFalse(waiting.duplicate());
        }
        broker.close();
        again.close();
        broker = new TestBroker();
    }
}
