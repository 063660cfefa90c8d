package io.vehicleshadow.functions.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.functions.EveryCase;
import io.vehicleshadow.functions.ask.AskResult;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.http.ApiGatewayEvents;
import io.vehicleshadow.functions.http.HttpRequest;
import io.vehicleshadow.functions.http.Json;
import io.vehicleshadow.functions.label.LabelResult;
import io.vehicleshadow.functions.share.SharingResult;
import io.vehicleshadow.functions.withdraw.WithdrawResult;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A case that is added to a sealed result gets an answer of its own, or breaks these. */
class EveryResultIsAnsweredTest {
    private static final HttpRequest REQUEST = request();

    @Test
    void every_result_of_a_command() throws Exception {
        eachHasItsOwn(AskResult.class, result -> AskAnswers.of(REQUEST, Duration.ZERO, result));
    }

    @Test
    void every_result_of_a_withdrawal() throws Exception {
        eachHasItsOwn(WithdrawResult.class, result -> WithdrawAnswers.of(REQUEST, new SignalKey("door"), result));
    }

    @Test
    void every_result_of_sharing() throws Exception {
        eachHasItsOwn(SharingResult.class, result -> SharingHandler.answer(REQUEST, result));
    }

    @Test
    void every_result_of_naming() throws Exception {
        eachHasItsOwn(LabelResult.class, result -> SharingHandler.answer(REQUEST, result));
    }

    @Test
    void every_entry_of_the_history_has_a_kind() {
        List<HistoryEntry> entries = EveryCase.of(HistoryEntry.class);
        Set<String> kinds = new TreeSet<>();
        entries.forEach(entry -> kinds.add(
                Json.entry(entry, Instant.EPOCH, Map.of()).path("kind").asText("none")));
        assertEquals(entries.size(), kinds.size(), kinds.toString());
    }

    private static <T> void eachHasItsOwn(Class<T> sealed, Function<T, APIGatewayV2HTTPResponse> answer)
            throws IOException {
        Set<String> told = new TreeSet<>();
        for (T result : EveryCase.of(sealed)) {
            APIGatewayV2HTTPResponse response = answer.apply(result);
            JsonNode body = response.getBody() == null
                    ? new ObjectMapper().createObjectNode()
                    : new ObjectMapper().readTree(response.getBody());
            String words = response.getStatusCode() + " " + body.path("type").asText() + body.path("detail")
                    + body.properties().size();
            assertTrue(told.add(words), () -> result + " is answered as another case: " + words);
        }
    }

    private static HttpRequest request() {
        try {
            return new HttpRequest(
                    ApiGatewayEvents.read("{\"pathParameters\":{\"thing\":\"tcu\"}}".getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
