package io.vehicleshadow.functions.handler;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.functions.Cloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the history function does not understand must reach the dead-letter queue, and not count as recorded. */
class HistoryEventsTest {
    private final Cloud cloud = new Cloud();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"document\",\"thing\":\"tcu\",\"received\":1,\"current\":{}}",
                "{\"base64OriginalPayload\":\"e30=\",\"failures\":[]}",
                "{\"kind\":\"documents\",\"received\":1,\"current\":{}}",
                "{\"kind\":\"documents\",\"thing\":\"a/b\",\"received\":1,\"current\":{}}",
                "{\"kind\":\"documents\",\"thing\":\"tcu\",\"current\":{}}",
                "{\"kind\":\"documents\",\"thing\":\"tcu\",\"received\":\"1\",\"current\":{}}",
                "{\"kind\":\"documents\",\"thing\":\"tcu\",\"received\":1}"
            })
    void an_event_that_is_not_understood_is_an_error(String event) {
        assertThrows(IllegalArgumentException.class, () -> cloud.send(new ObjectMapper().readTree(event)));
    }

    @Test
    void a_client_that_is_no_vehicle_is_none_of_the_history_s_business() {
        assertDoesNotThrow(() -> cloud.send(new ObjectMapper().readTree("{\"kind\":\"presence\",\"thing\":\"a b\"}")));
    }

    @Test
    void the_function_is_primed_by_an_event_that_it_understands() {
        assertDoesNotThrow(() -> new HistoryHandler(cloud.cases).priming().beforeCheckpoint(null));
    }
}
