package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.junit.LocalIotExtension;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.iotdataplane.model.InvalidRequestException;

/** What the AWS SDK publishes to topics that begin with {@code $}. */
@ExtendWith(LocalIotExtension.class)
class ReservedTopicsOverHttpTest {
    private static final String UPDATE = "$aws/things/lamp/shadow/update";
    private static final String REQUEST = "{\"state\":{\"reported\":{\"on\":true}}}";

    private IotDataPlaneClient dataPlane;
    private Paho5 watcher;

    @BeforeEach
    void connect(LocalIot iot) throws Exception {
        dataPlane = IotDataPlaneClient.builder()
                .endpointOverride(URI.create(iot.endpoints().dataPlane()))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        watcher = new Paho5(iot.endpoints().mqttWebSocket(), "watcher").connect(Paho5.cleanStart());
    }

    @AfterEach
    void close() throws Exception {
        watcher.close();
        dataPlane.close();
    }

    private void publish(String topic, String payload) {
        dataPlane.publish(r -> r.topic(topic).qos(1).payload(SdkBytes.fromUtf8String(payload)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$aws/things/lamp/shadow/update/accepted",
                "$aws/events/presence/connected/lamp",
                "$aws/certificates/create-from-csr/json/accepted",
                "$other"
            })
    void nobody_publishes_in_the_name_of_a_service(String topic) throws Exception {
        watcher.subscribe(topic);
        watcher.subscribe("end");

        assertThrows(InvalidRequestException.class, () -> publish(topic, "{}"));

        publish("end", "");
        assertEquals("end", watcher.next().topic());
    }

    @Test
    void a_shadow_request_is_carried_out_and_seen_by_subscribers_and_rules(LocalIot iot) throws Exception {
        BlockingQueue<String> ruled = new LinkedBlockingQueue<>();
        iot.rules().on(UPDATE, (topic, payload, at) -> ruled.add(new String(payload, StandardCharsets.UTF_8)));
        watcher.subscribe(UPDATE);
        watcher.subscribe(UPDATE + "/accepted");

        publish(UPDATE, REQUEST);

        assertEquals(new Paho5.Received(UPDATE, REQUEST), watcher.next());
        assertEquals(UPDATE + "/accepted", watcher.next().topic());
        assertEquals(REQUEST, ruled.poll(60, TimeUnit.SECONDS));
        String got =
                dataPlane.getThingShadow(r -> r.thingName("lamp")).payload().asUtf8String();
        assertTrue(got.contains("\"on\":true"), got);
    }

    @Test
    void basic_ingest_reaches_its_rule(LocalIot iot) throws Exception {
        BlockingQueue<String> ruled = new LinkedBlockingQueue<>();
        iot.rules().on("$aws/rules/light/+", (topic, payload, at) -> ruled.add(topic));

        publish("$aws/rules/light/lamp", "{}");

        assertEquals("$aws/rules/light/lamp", ruled.poll(60, TimeUnit.SECONDS));
    }
}
