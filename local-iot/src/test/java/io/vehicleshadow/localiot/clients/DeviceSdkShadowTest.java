package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.identity.PemCredentials;
import io.vehicleshadow.localiot.junit.LocalIotExtension;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.crt.iot.MqttRequestResponseClientOptions;
import software.amazon.awssdk.crt.iot.StreamingOperation;
import software.amazon.awssdk.crt.iot.SubscriptionStatusEventType;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;
import software.amazon.awssdk.iot.V2ClientStreamOptions;
import software.amazon.awssdk.iot.iotshadow.IotShadowV2Client;
import software.amazon.awssdk.iot.iotshadow.model.DeleteShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.GetNamedShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.GetShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.GetShadowResponse;
import software.amazon.awssdk.iot.iotshadow.model.ShadowDeltaUpdatedEvent;
import software.amazon.awssdk.iot.iotshadow.model.ShadowDeltaUpdatedSubscriptionRequest;
import software.amazon.awssdk.iot.iotshadow.model.ShadowState;
import software.amazon.awssdk.iot.iotshadow.model.UpdateNamedShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.UpdateShadowRequest;
import software.amazon.awssdk.iot.iotshadow.model.UpdateShadowResponse;
import software.amazon.awssdk.iot.iotshadow.model.V2ErrorResponseException;

/** The AWS IoT Device SDK's shadow client over MQTT 5 and mutual TLS, with a policy for just its own thing. */
@ExtendWith(LocalIotExtension.class)
class DeviceSdkShadowTest {

    private static final String THING = "tcu";

    private Mqtt5Client mqtt;
    private IotShadowV2Client shadows;

    @BeforeEach
    void connect(LocalIot iot) {
        PemCredentials device = iot.issueCertificate(THING, Policies.OWN_SHADOW);
        try (AwsIotMqtt5ClientBuilder builder = AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromMemory(
                "localhost", device.certificatePem(), device.keyPem())) {
            mqtt = builder.withPort((long) iot.endpoints().mqttPort())
                    .withCertificateAuthority(iot.identities().authorityPem())
                    .withClientId(THING)
                    .withLifeCycleEvents(new IgnoredLifecycle())
                    .build();
        }
        shadows = IotShadowV2Client.newFromMqtt5(
                mqtt,
                MqttRequestResponseClientOptions.builder()
                        .withMaxRequestResponseSubscriptions(6)
                        .withMaxStreamingSubscriptions(2)
                        .withOperationTimeoutSeconds(20)
                        .build());
        mqtt.start();
    }

    @AfterEach
    void disconnect() {
        shadows.close();
        mqtt.stop();
        mqtt.close();
    }

    private static <T> T answer(Future<T> answer) throws Exception {
        return answer.get(60, TimeUnit.SECONDS);
    }

    private static UpdateShadowRequest update(Map<String, Object> desired, Map<String, Object> reported) {
        UpdateShadowRequest request = new UpdateShadowRequest();
        request.thingName = THING;
        request.state = new ShadowState();
        request.state.desired = new HashMap<>(desired);
        request.state.reported = new HashMap<>(reported);
        return request;
    }

    private GetShadowResponse get() throws Exception {
        GetShadowRequest request = new GetShadowRequest();
        request.thingName = THING;
        return answer(shadows.getShadow(request));
    }

    @Test
    void a_shadow_is_updated_got_and_deleted() throws Exception {
        UpdateShadowResponse updated =
                answer(shadows.updateShadow(update(Map.of("door", "open"), Map.of("door", "close", "speed", 0))));
        assertEquals(1, updated.version);
        assertEquals("open", updated.state.desired.get("door"));

        GetShadowResponse got = get();
        assertEquals(Map.of("door", "open"), got.state.delta);
        assertEquals("close", got.state.reported.get("door"));

        DeleteShadowRequest delete = new DeleteShadowRequest();
        delete.thingName = THING;
        assertEquals(1, answer(shadows.deleteShadow(delete)).version);
    }

    @Test
    void an_error_comes_with_its_code() {
        ExecutionException missing = assertThrows(ExecutionException.class, this::get);

        V2ErrorResponseException error = assertInstanceOf(V2ErrorResponseException.class, missing.getCause());
        assertEquals(404, error.getModeledError().code);
        assertEquals("No shadow exists with name: '" + THING + "'", error.getModeledError().message);
    }

    @Test
    void a_version_that_is_not_the_current_one_conflicts() throws Exception {
        answer(shadows.updateShadow(update(Map.of(), Map.of("speed", 0))));
        UpdateShadowRequest late = update(Map.of(), Map.of("speed", 1));
        late.version = 7;

        ExecutionException conflict = assertThrows(ExecutionException.class, () -> answer(shadows.updateShadow(late)));

        assertEquals(
                409,
                assertInstanceOf(V2ErrorResponseException.class, conflict.getCause())
                        .getModeledError()
                        .code);
    }

    @Test
    void a_named_shadow_is_apart_from_the_classic_one() throws Exception {
        UpdateNamedShadowRequest request = new UpdateNamedShadowRequest();
        request.thingName = THING;
        request.shadowName = "comfort";
        request.state = new ShadowState();
        request.state.reported = new HashMap<>(Map.of("climate", "off"));
        answer(shadows.updateNamedShadow(request));

        GetNamedShadowRequest get = new GetNamedShadowRequest();
        get.thingName = THING;
        get.shadowName = "comfort";
        assertEquals(Map.of("climate", "off"), answer(shadows.getNamedShadow(get)).state.reported);
        assertThrows(ExecutionException.class, this::get);
    }

    @Test
    void a_delta_comes_when_desired_and_reported_differ() throws Exception {
        CompletableFuture<ShadowDeltaUpdatedEvent> delta = new CompletableFuture<>();
        CompletableFuture<Void> subscribed = new CompletableFuture<>();
        ShadowDeltaUpdatedSubscriptionRequest request = new ShadowDeltaUpdatedSubscriptionRequest();
        request.thingName = THING;
        try (StreamingOperation stream = shadows.createShadowDeltaUpdatedStream(
                request,
                V2ClientStreamOptions.<ShadowDeltaUpdatedEvent>builder()
                        .withStreamEventHandler(delta::complete)
                        .withSubscriptionEventHandler(event -> {
                            if (event.getType() == SubscriptionStatusEventType.SUBSCRIPTION_ESTABLISHED) {
                                subscribed.complete(null);
                            }
                        })
                        .build())) {
            stream.open();
            answer(subscribed);
            answer(shadows.updateShadow(update(Map.of("door", "open"), Map.of("door", "close"))));

            assertEquals(Map.of("door", "open"), answer(delta).state);
        }
    }
}
