package io.vehicleshadow.localiot.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.MessageProperties;
import io.vehicleshadow.localiot.message.UserProperty;
import io.vehicleshadow.localiot.shadow.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.iotdataplane.model.ConflictException;
import software.amazon.awssdk.services.iotdataplane.model.GetRetainedMessageResponse;
import software.amazon.awssdk.services.iotdataplane.model.InvalidRequestException;
import software.amazon.awssdk.services.iotdataplane.model.ListNamedShadowsForThingResponse;
import software.amazon.awssdk.services.iotdataplane.model.ListRetainedMessagesResponse;
import software.amazon.awssdk.services.iotdataplane.model.PayloadFormatIndicator;
import software.amazon.awssdk.services.iotdataplane.model.RequestEntityTooLargeException;
import software.amazon.awssdk.services.iotdataplane.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iotdataplane.model.UnsupportedDocumentEncodingException;

/** Every operation of the AWS SDK's own client, against a real socket. */
class AwsSdkTest {
    private final List<Message> published = new CopyOnWriteArrayList<>();
    private final TestHttp http = new TestHttp(published::add, UUID::randomUUID);
    private final IotDataPlaneClient client = client(http.listen(), AnonymousCredentialsProvider.create());

    private static IotDataPlaneClient client(int port, AwsCredentialsProvider credentials) {
        return IotDataPlaneClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        http.close();
    }

    private static SdkBytes json(String text) {
        return SdkBytes.fromUtf8String(text);
    }

    @Test
    void a_shadow_is_updated_got_and_deleted() {
        client.updateThingShadow(
                r -> r.thingName("car").payload(json("{\"state\":{\"desired\":{\"door\":\"open\"}}}")));
        Object got = Json.parse(
                client.getThingShadow(r -> r.thingName("car")).payload().asUtf8String());
        assertEquals(
                Json.parse("{\"desired\":{\"door\":\"open\"},\"delta\":{\"door\":\"open\"}}"),
                Json.object(got).get("state"));
        Object deleted = Json.parse(
                client.deleteThingShadow(r -> r.thingName("car")).payload().asUtf8String());
        assertEquals(Json.parse("{\"version\":1,\"timestamp\":1000}"), deleted);
    }

    @Test
    void named_shadows_are_listed_page_by_page() {
        for (String name : List.of("c", "a", "b")) {
            client.updateThingShadow(r -> r.thingName("car").shadowName(name).payload(json("{\"state\":{}}")));
        }
        ListNamedShadowsForThingResponse first =
                client.listNamedShadowsForThing(r -> r.thingName("car").pageSize(2));
        assertEquals(List.of("a", "b"), first.results());
        assertEquals(1000, first.timestamp());
        ListNamedShadowsForThingResponse second = client.listNamedShadowsForThing(
                r -> r.thingName("car").pageSize(2).nextToken(first.nextToken()));
        assertEquals(List.of("c"), second.results());
        assertNull(second.nextToken());
    }

    @Test
    void a_signed_request_is_served_too() {
        AwsCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing"));
        try (IotDataPlaneClient signing = client(http.listen(), credentials)) {
            signing.updateThingShadow(r -> r.thingName("car").payload(json("{\"state\":{}}")));
            assertNotNull(signing.getThingShadow(r -> r.thingName("car")).payload());
        }
    }

    @Test
    void a_published_message_carries_its_properties() {
        client.publish(r -> r.topic("a/b c/ü")
                .qos(1)
                .retain(true)
                .payload(json("hello"))
                .contentType("text/plain")
                .responseTopic("answers/here")
                .messageExpiry(60L)
                .payloadFormatIndicator(PayloadFormatIndicator.UTF8_DATA)
                .correlationData("AQID")
                .userProperties("[{\"k\":\"v\"},{\"k\":\"w\"}]"));
        Message message =
                http.broker.retainedMessages().get("a/b c/ü").orElseThrow().message();
        assertEquals("a/b c/ü", message.topic());
        assertEquals(1, message.qos());
        assertEquals("hello", new String(message.payload(), StandardCharsets.UTF_8));
        MessageProperties properties = message.properties();
        assertEquals(Optional.of("text/plain"), properties.contentType());
        assertEquals(Optional.of("answers/here"), properties.responseTopic());
        assertEquals(OptionalLong.of(60), properties.expirySeconds());
        assertEquals(true, properties.utf8Payload());
        assertEquals(
                List.of((byte) 1, (byte) 2, (byte) 3),
                bytes(properties.correlationData().orElseThrow()));
        assertEquals(List.of(new UserProperty("k", "v"), new UserProperty("k", "w")), properties.userProperties());
    }

    private static List<Byte> bytes(byte[] data) {
        List<Byte> bytes = new ArrayList<>();
        for (byte each : data) {
            bytes.add(each);
        }
        return bytes;
    }

    @Test
    void retained_messages_are_read_one_by_one_and_page_by_page() {
        for (String topic : List.of("r/1", "r/2", "r/3")) {
            client.publish(r -> r.topic(topic).qos(1).retain(true).payload(json("hello")));
        }
        GetRetainedMessageResponse one = client.getRetainedMessage(r -> r.topic("r/2"));
        assertEquals("hello", one.payload().asUtf8String());
        assertEquals(1, one.qos());
        assertEquals(http.clock.millis(), one.lastModifiedTime());
        ListRetainedMessagesResponse first = client.listRetainedMessages(r -> r.maxResults(2));
        assertEquals(List.of("r/1", "r/2"), topics(first));
        assertEquals(5, first.retainedTopics().get(0).payloadSize());
        ListRetainedMessagesResponse rest = client.listRetainedMessages(r -> r.nextToken(first.nextToken()));
        assertEquals(List.of("r/3"), topics(rest));
        assertNull(rest.nextToken());
    }

    private static List<String> topics(ListRetainedMessagesResponse response) {
        return response.retainedTopics().stream().map(each -> each.topic()).toList();
    }

    @Test
    void errors_are_the_exceptions_of_the_service_model() {
        ResourceNotFoundException missing =
                assertThrows(ResourceNotFoundException.class, () -> client.getThingShadow(r -> r.thingName("car")));
        assertEquals(
                "No shadow exists with name: 'car'", missing.awsErrorDetails().errorMessage());
        assertThrows(InvalidRequestException.class, () -> update("{\"state\":5}"));
        assertThrows(ConflictException.class, () -> update("{\"state\":{},\"version\":5}"));
        assertThrows(
                RequestEntityTooLargeException.class,
                () -> update("{\"state\":{\"desired\":{\"a\":\"" + "x".repeat(9000) + "\"}}}"));
        assertThrows(RequestEntityTooLargeException.class, () -> update("x".repeat(140_000)));
        assertThrows(
                UnsupportedDocumentEncodingException.class,
                () -> client.updateThingShadow(r ->
                        r.thingName("car").payload(SdkBytes.fromByteArray(new byte[] {'{', (byte) 0xFF, '}'}))));
        assertThrows(ResourceNotFoundException.class, () -> client.getRetainedMessage(r -> r.topic("none")));
        assertEquals(List.of(), published, "an error over HTTP publishes nothing");
    }

    private void update(String payload) {
        client.updateThingShadow(r -> r.thingName("car").payload(json(payload)));
    }

    @Test
    void what_aws_refuses_to_publish_is_refused() {
        for (String topic : List.of("a/#", "1/2/3/4/5/6/7/8/9", "x".repeat(257))) {
            assertThrows(
                    InvalidRequestException.class,
                    () -> client.publish(r -> r.topic(topic).payload(json(""))));
        }
        assertThrows(
                InvalidRequestException.class,
                () -> client.publish(r -> r.topic("a").qos(2)));
        assertThrows(
                InvalidRequestException.class,
                () -> client.publish(
                        r -> r.topic("$aws/things/car/shadow/update").retain(true)));
        assertThrows(InvalidRequestException.class, () -> client.listRetainedMessages(r -> r.maxResults(201)));
        assertEquals(List.of(), published);
    }
}
