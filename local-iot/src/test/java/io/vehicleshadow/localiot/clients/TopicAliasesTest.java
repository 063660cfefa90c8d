package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.identity.PemCredentials;
import io.vehicleshadow.localiot.junit.LocalIotExtension;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.QOS;
import software.amazon.awssdk.crt.mqtt5.TopicAliasingOptions;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket.PublishPacketBuilder;
import software.amazon.awssdk.crt.mqtt5.packets.SubscribePacket.SubscribePacketBuilder;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;

/** Topic aliases in both directions with the AWS IoT Device SDK, over mutual TLS. */
@ExtendWith(LocalIotExtension.class)
class TopicAliasesTest {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @Test
    void each_message_comes_under_its_topic_to_a_client_that_takes_aliases(LocalIot iot) throws Exception {
        Mqtt5Client client = client(iot);
        client.start();
        client.subscribe(new SubscribePacketBuilder("a/#", QOS.AT_LEAST_ONCE).build())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (String topic : List.of("a/1", "a/2", "a/3", "a/1", "a/2", "a/3")) {
            client.publish(new PublishPacketBuilder(topic, QOS.AT_LEAST_ONCE, new byte[1]).build())
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertEquals(topic, received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        client.stop();
        client.close();
    }

    private Mqtt5Client client(LocalIot iot) {
        PemCredentials device = iot.issueCertificate("device", Policies.EVERYTHING);
        TopicAliasingOptions aliases = new TopicAliasingOptions()
                .withInboundBehavior(TopicAliasingOptions.InboundTopicAliasBehaviorType.Enabled)
                .withInboundCacheMaxSize(2)
                .withOutboundBehavior(TopicAliasingOptions.OutboundTopicAliasBehaviorType.LRU)
                .withOutboundCacheMaxSize(2);
        try (AwsIotMqtt5ClientBuilder builder = AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromMemory(
                "localhost", device.certificatePem(), device.keyPem())) {
            return builder.withPort((long) iot.endpoints().mqttPort())
                    .withCertificateAuthority(iot.identities().authorityPem())
                    .withClientId("device")
                    .withTopicAliasingOptions(aliases)
                    .withLifeCycleEvents(new IgnoredLifecycle())
                    .withPublishEvents((mqtt, message) ->
                            received.add(message.getPublishPacket().getTopic()))
                    .build();
        }
    }
}
