package io.vehicleshadow.localiot.broker;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** An MQTT 5 client of Eclipse Paho. */
final class Client5 implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 60_000;

    final Inbox inbox = new Inbox();
    final CompletableFuture<Integer> disconnectCode = new CompletableFuture<>();
    /** Set before the code is. */
    String disconnectReason;

    final MqttAsyncClient paho;
    MqttProperties connack;
    boolean sessionPresent;
    TestBroker.Departure leaving = TestBroker.Leaving::run;

    Client5(String uri, String clientId) throws MqttException {
        paho = new MqttAsyncClient(uri, clientId, new MemoryPersistence());
        paho.setCallback(new MqttCallback() {
            @Override
            public void disconnected(MqttDisconnectResponse response) {
                disconnectReason = response.getReasonString();
                disconnectCode.complete(response.getReturnCode());
            }

            @Override
            public void mqttErrorOccurred(MqttException exception) {}

            @Override
            public void messageArrived(String topic, MqttMessage m) {
                inbox.add(new Inbox.Received(
                        topic, m.getPayload(), m.getQos(), m.isRetained(), m.isDuplicate(), m.getProperties()));
            }

            @Override
            public void deliveryComplete(IMqttToken token) {}

            @Override
            public void connectComplete(boolean reconnect, String serverUri) {}

            @Override
            public void authPacketArrived(int reasonCode, MqttProperties properties) {}
        });
    }

    static MqttConnectionOptions options(boolean cleanStart, long sessionExpirySeconds) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(cleanStart);
        options.setSessionExpiryInterval(sessionExpirySeconds);
        options.setUseSubscriptionIdentifiers(false);
        return options;
    }

    Client5 connect(MqttConnectionOptions options) throws MqttException {
        IMqttToken token = paho.connect(options);
        token.waitForCompletion(TIMEOUT_MILLIS);
        connack = token.getResponseProperties();
        sessionPresent = token.getSessionPresent();
        return this;
    }

    Client5 connect() throws MqttException {
        return connect(options(true, 0));
    }

    int[] subscribe(MqttSubscription... subscriptions) throws MqttException {
        IMqttToken token = paho.subscribe(subscriptions);
        token.waitForCompletion(TIMEOUT_MILLIS);
        return token.getReasonCodes();
    }

    int[] subscribe(String filter, int qos) throws MqttException {
        return subscribe(new MqttSubscription(filter, qos));
    }

    void publish(String topic, MqttMessage message) throws MqttException {
        paho.publish(topic, message).waitForCompletion(TIMEOUT_MILLIS);
    }

    void publish(String topic, String text, int qos, boolean retain) throws MqttException {
        publish(topic, new MqttMessage(text.getBytes(StandardCharsets.UTF_8), qos, retain, new MqttProperties()));
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

    int awaitDisconnectCode() throws Exception {
        return disconnectCode.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws MqttException {
        if (paho.isConnected()) {
            paho.disconnect().waitForCompletion(TIMEOUT_MILLIS);
        }
        paho.close(true);
    }
}
