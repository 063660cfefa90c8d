package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Eclipse Paho's MQTT 5 client with the messages it got. */
final class Paho5 implements AutoCloseable {

    record Received(String topic, String payload) {}

    private static final long PATIENCE_MILLIS = 60_000;

    final MqttAsyncClient client;
    final CompletableFuture<Integer> disconnected = new CompletableFuture<>();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    Paho5(String uri, String clientId) throws MqttException {
        client = new MqttAsyncClient(uri, clientId, new MemoryPersistence());
        client.setCallback(new MqttCallback() {
            @Override
            public void disconnected(MqttDisconnectResponse response) {
                disconnected.complete(response.getReturnCode());
            }

            @Override
            public void messageArrived(String topic, MqttMessage message) {
                received.add(new Received(topic, new String(message.getPayload(), StandardCharsets.UTF_8)));
            }

            @Override
            public void mqttErrorOccurred(MqttException exception) {}

            @Override
            public void deliveryComplete(IMqttToken token) {}

            @Override
            public void connectComplete(boolean reconnect, String serverUri) {}

            @Override
            public void authPacketArrived(int reasonCode, MqttProperties properties) {}
        });
    }

    static MqttConnectionOptions cleanStart() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setUseSubscriptionIdentifiers(false);
        options.setConnectionTimeout(60);
        return options;
    }

    Paho5 connect(MqttConnectionOptions options) throws MqttException {
        client.connect(options).waitForCompletion(PATIENCE_MILLIS);
        return this;
    }

    Paho5 connect(SSLContext tls) throws MqttException {
        MqttConnectionOptions options = cleanStart();
        options.setSocketFactory(tls.getSocketFactory());
        return connect(options);
    }

    int subscribe(String filter) throws MqttException {
        IMqttToken token = client.subscribe(filter, 1);
        token.waitForCompletion(PATIENCE_MILLIS);
        return token.getReasonCodes()[0];
    }

    /** Paho counts a publish as unfinished for a while after it says that it is done; so it may have to be tried again. */
    void publish(String topic, byte[] payload) throws MqttException {
        while (true) {
            try {
                client.publish(topic, payload, 1, false).waitForCompletion(PATIENCE_MILLIS);
                return;
            } catch (MqttException e) {
                if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    void publish(String topic, String payload) throws MqttException {
        publish(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    Received next() {
        try {
            Received message = received.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            assertNotNull(message, "no message came");
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for a message while there is a connection on which it could come. */
    Received nextUnlessDisconnected() throws Exception {
        while (true) {
            Received message = received.poll(100, TimeUnit.MILLISECONDS);
            if (message != null) {
                return message;
            }
            if (disconnected.isDone()) {
                throw new IllegalStateException("disconnected");
            }
        }
    }

    int awaitDisconnect() throws Exception {
        return disconnected.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect().waitForCompletion(PATIENCE_MILLIS);
        }
        client.close(true);
    }
}
