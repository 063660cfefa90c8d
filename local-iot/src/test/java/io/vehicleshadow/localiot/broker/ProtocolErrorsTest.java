package io.vehicleshadow.localiot.broker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may not send ends its connection at once, with a reason for MQTT 5 and one line in the log. */
class ProtocolErrorsTest {
    private static final int PROTOCOL_ERROR = 0x82;
    private static final int TOPIC_ALIAS_INVALID = 0x94;

    private TestBroker broker = new TestBroker();
    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @AfterEach
    void close() throws Exception {
        System.setErr(standardError);
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x20, 0x50, 0x62, 0x70, 0x90, 0xB0, 0xD0})
    void a_packet_that_only_a_server_sends_or_of_qos_2_is_a_protocol_error(int header) throws Exception {
        try (RawClient5 client = new RawClient5(broker.port())) {
            client.connect("c");
            client.write(header, header == 0xD0 ? new byte[0] : new byte[] {0, 1, 0});
            assertEquals(PROTOCOL_ERROR, client.readDisconnectCode());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x40, 0xE0})
    void an_unknown_reason_code_is_a_protocol_error(int header) throws Exception {
        try (RawClient5 client = new RawClient5(broker.port())) {
            client.connect("c");
            client.write(header, header == 0xE0 ? new byte[] {0x55, 0} : new byte[] {0, 1, 0x55, 0});
            assertEquals(PROTOCOL_ERROR, client.readDisconnectCode());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x82, 0xA2})
    void a_subscribe_or_unsubscribe_without_a_filter_is_a_protocol_error(int header) throws Exception {
        try (RawClient5 client = new RawClient5(broker.port())) {
            client.connect("c");
            client.write(header, new byte[] {0, 1, 0});
            assertEquals(PROTOCOL_ERROR, client.readDisconnectCode());
        }
        try (RawClient client = new RawClient(broker.port())) {
            client.connect("c3", true);
            client.write(header, new byte[] {0, 1});
            client.awaitClosed();
        }
    }

    @Test
    void the_topic_alias_0_is_refused_with_its_reason() throws Exception {
        try (RawClient5 client = new RawClient5(broker.port())) {
            client.connect("c");
            client.publishWithAlias("a", 0);
            assertEquals(TOPIC_ALIAS_INVALID, client.readDisconnectCode());
        }
    }

    @Test
    void a_connection_without_connect_is_closed() throws Exception {
        broker.close();
        broker = new TestBroker(TestBroker.withShortConnectTimeout());
        try (RawClient client = new RawClient(broker.port())) {
            client.writeRaw(new byte[] {0x10});
            client.awaitClosed();
        }
    }

    @Test
    void what_comes_before_connect_is_one_line_in_the_log_and_no_trace() throws Exception {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        int port = broker.port();
        for (int header : new int[] {0x30, 0xC0, 0xE0, 0x40, 0x00, 0x10}) {
            try (RawClient client = new RawClient(port)) {
                client.write(header, new byte[] {0, 1, 'a', 0});
                client.awaitClosed();
            }
        }
        String lines = log.toString(StandardCharsets.UTF_8);
        assertTrue(!lines.contains("\tat ") && !lines.toLowerCase().contains("unhandled"), lines);
    }

    @Test
    void packets_that_follow_a_refused_connect_leave_no_trace() throws Exception {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (RawClient client = new RawClient(broker.port())) {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(RawClient.packet(0x10, connect("$refused")));
            both.writeBytes(RawClient.packet(0xC0, new byte[0]));
            client.writeRaw(both.toByteArray());
            client.awaitClosed();
        }
        String lines = log.toString(StandardCharsets.UTF_8);
        assertTrue(!lines.contains("\tat "), lines);
    }

    @Test
    void a_publish_sent_with_connect_before_the_answer_counts() throws Exception {
        Client3 watcher = broker.client3("watcher").connect();
        watcher.subscribe("early", 1);
        try (RawClient client = new RawClient(broker.port())) {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(RawClient.packet(0x10, connect("eager")));
            both.writeBytes(
                    RawClient.packet(0x30, concat(RawClient.text("early"), "now".getBytes(StandardCharsets.UTF_8))));
            client.writeRaw(both.toByteArray());
            assertEquals(0x20, client.read().header());
            watcher.inbox.next("early", "now");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"$SYS/#", "$other/a", "$share/group/$SYS/broker"})
    void a_reserved_topic_that_aws_doesn_t_have_can_t_be_subscribed(String filter) throws Exception {
        try (RawClient client = new RawClient(broker.port())) {
            client.connect("c", true);
            assertArrayEquals(
                    new byte[] {0, 1, (byte) 0x80}, client.subscribe(filter, 1).body());
        }
    }

    private static byte[] connect(String clientId) {
        return concat(RawClient.text("MQTT"), new byte[] {4, 2, 0, 10}, RawClient.text(clientId));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
