package io.vehicleshadow.benchmarks.soak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallbackExtended;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * Writes every document of every shadow down: a persistent session at QoS 1, so that what is said while it is away comes
 * later, and a message is acknowledged when its line is written.
 */
final class Recorder implements MqttCallbackExtended, AutoCloseable {
    private static final String DOCUMENTS = "$aws/things/+/shadow/update/documents";
    private final MqttClient client;
    private final Lines documents;
    private final AtomicLong count = new AtomicLong();

    private Recorder(MqttClient client, Lines documents) {
        this.client = client;
        this.documents = documents;
    }

    static Recorder start(String broker, SocketFactory sockets, Path folder) throws IOException, MqttException {
        MqttClient client = new MqttClient("ssl://" + broker, Product.RECORDER, new MemoryPersistence());
        Recorder recorder = new Recorder(client, new Lines(folder, "documents"));
        client.setCallback(recorder);
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setCleanSession(false);
        options.setAutomaticReconnect(true);
        options.setMaxReconnectDelay(500);
        options.setSocketFactory(sockets);
        client.connect(options);
        client.subscribe(DOCUMENTS, 1);
        return recorder;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) throws IOException {
        ObjectNode line = Lines.line().put("thing", topic.split("/")[2]);
        documents.write(line.set("document", Lines.JSON.readTree(message.getPayload())));
        count.incrementAndGet();
    }

    /** How many it has written. */
    long count() {
        return count.get();
    }

    @Override
    public void connectComplete(boolean reconnect, String broker) {
        // The session is kept with its subscription.
    }

    @Override
    public void connectionLost(Throwable cause) {
        // It connects again by itself.
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // Nothing is published.
    }

    @Override
    public void close() throws MqttException, IOException {
        client.disconnectForcibly(0, 500);
        client.close(true);
        documents.close();
    }
}
