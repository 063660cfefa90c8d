package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.local.home.Endpoints;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A page's live connection: MQTT over WebSocket with a person's token. Notes messages and its end. */
final class LiveListener implements MqttCallback {
    private static final String TOPIC = "$aws/things/tcu/shadow/update/documents";
    /** What AWS IoT answers to an MQTT 3 client instead of 5. */
    private static final int NOT_AUTHORIZED = 7;

    private final CountDownLatch message = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    private LiveListener() {}

    static LiveListener connect(Endpoints run, ApiPerson person) throws MqttException {
        LiveListener listener = new LiveListener();
        String clientId = "page-" + UUID.randomUUID();
        MqttClient client = new MqttClient(run.address("mqttWebSocket"), clientId, new MemoryPersistence());
        client.setCallback(listener);
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setUserName("page");
        options.setPassword(person.token().toCharArray());
        client.connect(options);
        client.subscribe(TOPIC, 1);
        return listener;
    }

    /** Whether that person can't connect any more. */
    static boolean isRefused(Endpoints run, ApiPerson person) throws MqttException {
        try {
            connect(run, person);
            return false;
        } catch (MqttException e) {
            return e.getReasonCode() == NOT_AUTHORIZED;
        }
    }

    void awaitMessage() throws InterruptedException {
        assertTrue(message.await(90, TimeUnit.SECONDS), "no message came");
    }

    void awaitEnd() throws InterruptedException {
        assertTrue(end.await(90, TimeUnit.SECONDS), "the connection went on");
    }

    @Override
    public void connectionLost(Throwable cause) {
        end.countDown();
    }

    @Override
    public void messageArrived(String topic, MqttMessage arrived) {
        message.countDown();
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // Nothing is ever published.
    }
}
