package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LastWillTest {

    private final TestBroker broker = new TestBroker();
    private Client5 watcher;

    @BeforeEach
    void watch() throws Exception {
        watcher = broker.client5("watcher").connect();
        watcher.subscribe("will", 1);
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    private static MqttConnectOptions will3() {
        MqttConnectOptions options = Client3.options(true);
        options.setWill("will", "gone".getBytes(), 1, false);
        return options;
    }

    private static MqttConnectionOptions will5(long delaySeconds, long expirySeconds) {
        MqttConnectionOptions options = Client5.options(false, expirySeconds);
        options.setWill("will", new MqttMessage("gone".getBytes(), 1, false, new MqttProperties()));
        MqttProperties properties = new MqttProperties();
        properties.setWillDelayInterval(delaySeconds);
        options.setWillMessageProperties(properties);
        return options;
    }

    @Test
    void a_client_that_vanishes_leaves_its_will() throws Exception {
        broker.client3("car").connect(will3()).vanish();
        watcher.inbox.next("will", "gone");
    }

    @Test
    void a_client_that_says_goodbye_leaves_none() throws Exception {
        broker.client3("car").connect(will3()).disconnect();
        watcher.publish("will", "end");
        watcher.inbox.next("will", "end");
    }

    @Test
    void a_client_of_mqtt_5_may_say_goodbye_and_leave_its_will() throws Exception {
        Client5 car = broker.client5("car").connect(will5(0, 0));
        car.paho.disconnect(0, null, null, 4, new MqttProperties()).waitForCompletion(5000);
        watcher.inbox.next("will", "gone");
    }

    @Test
    void a_client_that_is_taken_over_leaves_its_will() throws Exception {
        broker.client3("car").connect(will3());
        broker.client3("car").connect();
        watcher.inbox.next("will", "gone");
    }

    @Test
    void a_retained_will_is_kept() throws Exception {
        MqttConnectOptions options = Client3.options(true);
        options.setWill("will", "kept".getBytes(), 1, true);
        broker.client3("car").connect(options).vanish();
        watcher.inbox.next("will", "kept");
        Client3 late = broker.client3("late").connect();
        late.subscribe("will", 1);
        assertTrue(late.inbox.next("will", "kept").retained());
    }

    @Test
    void a_delayed_will_waits_and_is_void_when_the_client_resumes_its_session() throws Exception {
        broker.client5("car").connect(will5(30, 60)).vanish();
        Client5 back = broker.client5("car").connect(will5(30, 60));
        assertTrue(back.sessionPresent);
        broker.clock.forward(Duration.ofSeconds(31));
        watcher.publish("will", "end");
        watcher.inbox.next("will", "end");
        back.vanish();
        broker.clock.forward(Duration.ofSeconds(31));
        watcher.inbox.next("will", "gone");
    }

    @Test
    void a_will_is_due_when_the_session_ends_before_its_delay() throws Exception {
        broker.client5("car").connect(will5(3000, 10)).vanish();
        broker.clock.forward(Duration.ofSeconds(11));
        watcher.inbox.next("will", "gone");
    }

    @Test
    void a_will_in_the_name_of_a_service_is_refused() throws Exception {
        for (String topic : List.of("$aws/things/car/shadow/update/accepted", "$aws/events/presence/connected/car")) {
            MqttConnectOptions options = Client3.options(true);
            options.setWill(topic, "{}".getBytes(), 1, false);
            Client3 forger = broker.client3("forger");
            assertThrows(MqttException.class, () -> forger.connect(options), topic);
        }
    }

    @Test
    void a_will_to_a_shadow_topic_changes_no_shadow() throws Exception {
        FakeService service = new FakeService();
        broker.broker.serve(service);
        MqttConnectOptions options = Client3.options(true);
        options.setWill("$aws/things/car/shadow/update", "{}".getBytes(), 1, false);
        watcher.subscribe("$aws/things/car/shadow/update", 1);
        broker.client3("car").connect(options).vanish();
        watcher.inbox.next("$aws/things/car/shadow/update", "{}");
        assertTrue(service.accepted.isEmpty());
    }
}
