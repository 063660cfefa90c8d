package io.vehicleshadow.localiot.broker;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** An MQTT 3.1.1 client of Eclipse Paho. */
final class Client3 implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 60_000;

    final Inbox inbox = new Inbox();
    final CompletableFuture<Throwable> lost = new CompletableFuture<>();
    final MqttAsyncClient paho;
    boolean sessionPresent;
    TestBroker.Departure leaving = TestBroker.Leaving::run;

    Client3(String uri, String clientId) throws MqttException {
        paho = new MqttAsyncClient(uri, clientId, new MemoryPersistence());
        paho.setCallback(new MqttCallback() {
            @Override
            public void connectionLost(Throwable cause) {
                lost.complete(cause == null ? new IllegalStateException("lost") : cause);
            }

            @Override
            public void messageArrived(String topic, MqttMessage m) {
                inbox.add(new Inbox.Received(topic, m.getPayload(), m.getQos(), m.isRetained(), m.isDuplicate(), null));
            }

            @Override
            public void deliveryComplete(IMqttDeliveryToken token) {}
        });
    }

    static MqttConnectOptions options(boolean clean) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setConnectionTimeout(60);
        options.setCleanSession(clean);
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setMaxInflight(1000);
        return options;
    }

    Client3 connect(MqttConnectOptions options) throws MqttException {
        var token = paho.connect(options);
        token.waitForCompletion(TIMEOUT_MILLIS);
        sessionPresent = token.getSessionPresent();
        return this;
    }

    Client3 connect() throws MqttException {
        return connect(options(true));
    }

    int[] subscribe(String filter, int qos) throws MqttException {
        var token = paho.subscribe(filter, qos);
        token.waitForCompletion(TIMEOUT_MILLIS);
        return token.getGrantedQos();
    }

    void publish(String topic, String text, int qos, boolean retain) throws MqttException {
        paho.publish(topic, text.getBytes(StandardCharsets.UTF_8), qos, retain).waitForCompletion(TIMEOUT_MILLIS);
    }

    void publish(String topic, String text) throws MqttException {
        publish(topic, text, 1, false);
    }

    void disconnect() throws Exception {
        leaving.await(() -> paho.disconnect().waitForCompletion(TIMEOUT_MILLIS));
    }

    /** Goes without saying so, as when the network fails. */
    void vanish() throws Exception {
        leaving.await(() -> paho.disconnectForcibly(0, 1, false));
    }

    Throwable awaitLost() throws Exception {
        return lost.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws MqttException {
        if (paho.isConnected()) {
            paho.disconnect().waitForCompletion(TIMEOUT_MILLIS);
        }
        paho.close(true);
    }
}
