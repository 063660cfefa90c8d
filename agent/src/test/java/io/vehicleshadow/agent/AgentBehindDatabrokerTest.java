package io.vehicleshadow.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.car.kuksa.BrokerServer;
import io.vehicleshadow.agent.car.kuksa.Databroker;
import io.vehicleshadow.agent.car.kuksa.wire.DataType;
import io.vehicleshadow.agent.car.kuksa.wire.EntryType;
import io.vehicleshadow.agent.car.kuksa.wire.Value;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent's own process between a real shadow service and a databroker of our own. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Tag("slow")
@SuppressWarnings("try")
class AgentBehindDatabrokerTest {
    private static final String TRUNK = "Vehicle.Body.Trunk.Rear.IsOpen";
    private static final String SPEED = "Vehicle.Speed";
    private static final Value SHUT = Value.newBuilder().setBool(false).build();
    private static final Value OPEN = Value.newBuilder().setBool(true).build();

    @TempDir
    private Path folder;

    private final Databroker broker = new Databroker()
            .with(TRUNK, DataType.DATA_TYPE_BOOLEAN, EntryType.ENTRY_TYPE_ACTUATOR)
            .with(SPEED, DataType.DATA_TYPE_FLOAT, EntryType.ENTRY_TYPE_SENSOR);
    private LocalIot iot;
    private ShadowOverHttp shadow;
    private BrokerServer server;

    @BeforeEach
    void start() throws IOException {
        iot = LocalIot.start(LocalIotOptions.at(folder.resolve("iot")).withFreePorts());
        shadow = new ShadowOverHttp(iot, "tcu");
        IotAddress address = new IotAddress("aws", "us-east-1", "000000000000");
        iot.issueCertificate("tcu", new PolicyDocuments(address).vehicle());
        broker.provideBy((path, value) -> {});
        broker.publish(TRUNK, SHUT);
        broker.publish(SPEED, Value.newBuilder().setFloat(0).build());
        server = BrokerServer.plain(broker);
    }

    @AfterEach
    void stop() {
        server.close();
        iot.close();
    }

    private AgentProcess agent(String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("--car=kuksa://localhost:" + server.port()));
        options.addAll(List.of(more));
        return AgentProcess.start(
                iot.endpoints().ports().mqtt(),
                iot.endpoints().certificates(),
                folder.resolve("data"),
                options.toArray(String[]::new));
    }

    @Test
    void an_agent_killed_after_the_broker_has_forwarded_does_not_ask_it_again_and_answers_what_is_read()
            throws Exception {
        try (AgentProcess agent = agent()) {
            shadow.until(seen -> seen.at("/state/reported/trunk").asText().equals("close"));
            shadow.ask("{\"trunk\":\"open\"}");
            assertEquals(
                    TRUNK,
                    broker.forwarded.poll(1, TimeUnit.MINUTES).getSignalId().getPath());
            agent.kill();
        }
        assertTrue(shadow.get().at("/state/desired").has("trunk"), "nobody has answered");
        broker.publish(TRUNK, OPEN);
        try (AgentProcess again = agent()) {
            shadow.untilAnswered("trunk", "SUCCEEDED");
            assertEquals("open", shadow.get().at("/state/reported/trunk").asText());
            assertTrue(broker.forwarded.isEmpty());
        }
    }

    @Test
    void an_agent_killed_before_the_trunk_got_there_says_so_and_does_not_ask_again() throws Exception {
        try (AgentProcess agent = agent()) {
            shadow.until(seen -> seen.at("/state/reported/trunk").asText().equals("close"));
            shadow.ask("{\"trunk\":\"open\"}");
            broker.forwarded.poll(1, TimeUnit.MINUTES);
            agent.kill();
        }
        try (AgentProcess again = agent("--ecu-patience=1")) {
            shadow.untilAnswered("trunk", "FAILED");
            assertEquals(
                    "ECU_TIMEOUT",
                    shadow.get().at("/state/reported/outcomes/trunk/reason").asText());
            assertEquals("close", shadow.get().at("/state/reported/trunk").asText());
            assertTrue(broker.forwarded.isEmpty());
        }
    }

    @Test
    void a_broker_that_goes_while_the_trunk_opens_delays_the_answer_and_gets_nothing_twice() throws Exception {
        try (AgentProcess agent = agent()) {
            shadow.until(seen -> seen.at("/state/reported/trunk").asText().equals("close"));
            shadow.ask("{\"trunk\":\"open\"}");
            broker.forwarded.poll(1, TimeUnit.MINUTES);
            server.close();
            broker.publish(TRUNK, OPEN);
            server = BrokerServer.at(server.port(), broker);
            shadow.untilAnswered("trunk", "SUCCEEDED");
            assertEquals("open", shadow.get().at("/state/reported/trunk").asText());
            assertTrue(broker.forwarded.isEmpty());
        }
    }

    @Test
    void without_a_broker_nothing_is_claimed() throws Exception {
        int port = server.port();
        server.close();
        try (AgentProcess agent = agent()) {
            shadow.ask("{\"trunk\":\"open\"}");
            shadow.untilAnswered("trunk", "REJECTED");
            assertFalse(shadow.get().at("/state/reported").has("trunk"));
            server = BrokerServer.at(port, broker);
            shadow.until(seen -> seen.at("/state/reported/trunk").asText().equals("close"));
            assertTrue(broker.forwarded.isEmpty());
        }
    }
}
