package io.vehicleshadow.functions.aws;

import static io.vehicleshadow.functions.aws.ScriptedServer.Reply.ANSWER;
import static io.vehicleshadow.functions.aws.ScriptedServer.Reply.ANSWER_AND_CLOSE;
import static io.vehicleshadow.functions.aws.ScriptedServer.Reply.CLOSE;
import static io.vehicleshadow.functions.aws.ScriptedServer.Reply.FAIL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;

/** What becomes of requests when connections or services fail, over real sockets. */
class ConnectionsTest {
    private static final ThingName TCU = new ThingName("tcu");
    private static final Caller CALLER = new Caller(Map.of("LOCAL_CREDENTIALS", "true"));

    @Test
    void a_connection_that_the_table_closed_meanwhile_is_replaced_unnoticed() throws IOException {
        try (ScriptedServer server = new ScriptedServer("{}", ANSWER, ANSWER_AND_CLOSE, ANSWER)) {
            Table table = table(server);
            for (int look = 1; look <= 3; look++) {
                assertEquals(Optional.empty(), table.get("a", "b"));
                assertEquals(look, server.requests().size());
            }
        }
    }

    @Test
    void a_request_that_the_table_did_not_answer_is_sent_again() throws IOException {
        try (ScriptedServer server = new ScriptedServer("{}", ANSWER, CLOSE, ANSWER)) {
            Table table = table(server);
            table.get("a", "b");
            assertEquals(Optional.empty(), table.get("a", "b"));
            assertEquals(3, server.requests().size());
        }
    }

    @Test
    void a_table_that_fails_is_asked_three_times() throws IOException {
        try (ScriptedServer server = new ScriptedServer("{}", FAIL, FAIL, FAIL, ANSWER)) {
            Table table = table(server);
            CloudUnavailable told = assertThrows(CloudUnavailable.class, () -> table.get("a", "b"));
            assertFalse(told.mayHaveHappened());
            assertEquals(3, server.requests().size());
        }
    }

    @Test
    void a_shadow_is_updated_once_even_if_nobody_answers() throws IOException {
        try (ScriptedServer server = new ScriptedServer("{\"version\":1}", ANSWER, CLOSE, ANSWER)) {
            IotDataPlaneClient client = CALLER.shadows(server.address());
            IotShadows shadows = new IotShadows(() -> client);
            assertTrue(shadows.update(TCU, new ShadowUpdate()).isPresent());
            CloudUnavailable told = assertThrows(CloudUnavailable.class, () -> shadows.update(TCU, new ShadowUpdate()));
            assertTrue(told.mayHaveHappened());
            assertEquals(2, server.requests().size());
        }
    }

    @Test
    void a_shadow_is_updated_over_a_connection_that_was_closed_meanwhile() throws Exception {
        try (ScriptedServer server = new ScriptedServer("{\"version\":1}", ANSWER_AND_CLOSE, ANSWER)) {
            IotDataPlaneClient client = CALLER.shadows(server.address());
            IotShadows shadows = new IotShadows(() -> client);
            shadows.update(TCU, new ShadowUpdate());
            server.awaitClosed();
            assertTrue(shadows.update(TCU, new ShadowUpdate()).isPresent());
            assertEquals(2, server.requests().size());
        }
    }

    private static Table table(ScriptedServer server) {
        return new Table(CALLER.database(Optional.of(server.address())), "Table");
    }
}
