package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reserved topics of services that local-iot lacks say so, to the client and in the log. */
class NotOfferedTopicsTest {
    private static final int TOPIC_NAME_INVALID = 0x90;

    private final TestBroker broker = new TestBroker();
    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @AfterEach
    void close() throws Exception {
        System.setErr(standardError);
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({
        "$aws/things/lamp/jobs/start-next, AWS IoT Jobs",
        "$aws/things/lamp/defender/metrics/json, Device Defender",
        "$aws/things/lamp/streams/s/get/cbor, streams",
        "$aws/commands/things/lamp/executions/e/response/json, Commands",
        "$aws/certificates/create/json, keys that the service makes",
        "$aws/provisioning-templates/t/provision/cbor, CBOR for fleet provisioning"
    })
    void a_request_to_a_service_that_is_not_offered_is_told_so(String topic, String service) throws Exception {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        Client5 client = broker.client5("lamp").connect();

        client.paho.publish(topic, new MqttMessage(new byte[1]));

        assertEquals(TOPIC_NAME_INVALID, client.awaitDisconnectCode());
        String sentence = "local-iot doesn't offer " + service + ", nor its topic " + topic;
        assertEquals(sentence, client.disconnectReason);
        assertTrue(log.toString(StandardCharsets.UTF_8).contains("lamp is disconnected: " + sentence), log::toString);
    }

    @Test
    void a_topic_of_aws_iot_s_own_messages_is_not_called_one_that_is_not_offered() throws Exception {
        Client5 client = broker.client5("lamp").connect();

        client.paho.publish("$aws/events/presence/connected/x", new MqttMessage(new byte[1]));

        client.awaitDisconnectCode();
        assertEquals("Only AWS IoT publishes to $aws/events/presence/connected/x", client.disconnectReason);
    }

    @Test
    void a_client_that_takes_small_packets_only_gets_the_code_alone() throws Exception {
        MqttConnectionOptions options = Client5.options(true, 0);
        options.setMaximumPacketSize(90L);
        Client5 client = broker.client5("lamp").connect(options);

        client.paho.publish("$aws/things/lamp/jobs/start-next", new MqttMessage(new byte[1]));

        assertEquals(TOPIC_NAME_INVALID, client.awaitDisconnectCode());
        assertNull(client.disconnectReason);
    }

    @Test
    void who_subscribes_to_it_is_granted_that_as_on_aws_and_the_log_says_that_nothing_will_come() throws Exception {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        Client5 client = broker.client5("lamp").connect();

        assertArrayEquals(new int[] {1}, client.subscribe("$aws/things/lamp/jobs/notify-next", 1));

        assertTrue(
                log.toString(StandardCharsets.UTF_8)
                        .contains("lamp waits in vain at $aws/things/lamp/jobs/notify-next: local-iot doesn't offer AWS"
                                + " IoT Jobs"),
                log::toString);
    }
}
