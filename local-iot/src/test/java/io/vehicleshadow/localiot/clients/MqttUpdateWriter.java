package io.vehicleshadow.localiot.clients;

import io.vehicleshadow.localiot.shadow.Json;
import java.io.IOException;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Writes over MQTT with QoS 1 and mutual TLS; PUBACK is the acknowledgment, and the version follows in accepted. */
final class MqttUpdateWriter extends UpdateWriter {

    private final SSLContext tls;

    MqttUpdateWriter(String thing, SSLContext tls) {
        super(thing);
        this.tls = tls;
    }

    @Override
    Line open(LocalIotProcess process) throws Exception {
        Paho5 client = new Paho5("ssl://" + process.mqtt(), thing()).connect(tls);
        String topic = "$aws/things/" + thing() + "/shadow/update";
        client.subscribe(topic + "/accepted");
        return new Line() {
            @Override
            public long update(String payload) throws Exception {
                client.publish(topic, payload);
                return Long.parseLong(
                        Json.object(Json.parse(client.nextUnlessDisconnected().payload()))
                                .get("version")
                                .toString());
            }

            @Override
            public void close() throws IOException {
                try {
                    client.close();
                } catch (MqttException e) {
                    throw new IOException(e);
                }
            }
        };
    }
}
