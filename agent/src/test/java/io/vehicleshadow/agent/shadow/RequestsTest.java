package io.vehicleshadow.agent.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.agent.model.World;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private final Requests requests = new Requests(SignalCatalogue.standard());

    @Test
    void what_is_asked_and_not_answered_is_not_forgotten_however_much_it_is() {
        requests.accepted(asked(400, 1));
        assertEquals(400, requests.all().size());
    }

    @Test
    void keys_that_somebody_made_up_are_forgotten_beyond_256() {
        IntStream.range(1, 10).forEach(version -> requests.accepted(withdrawn(100, version)));
        assertEquals(256, requests.all().size());
    }

    private static ShadowDocument asked(int keys, int version) {
        ObjectNode document = document(version);
        IntStream.range(0, keys).forEach(i -> desired(document).put("key" + i, 1));
        return ShadowDocument.of(document);
    }

    private static ShadowDocument withdrawn(int keys, int version) {
        ObjectNode document = document(version);
        IntStream.range(0, keys).forEach(i -> desired(document).putNull("key" + version + "-" + i));
        return ShadowDocument.of(document);
    }

    private static ObjectNode document(int version) {
        return (ObjectNode) World.read("{\"state\":{\"desired\":{}},\"version\":" + version + "}");
    }

    private static ObjectNode desired(ObjectNode document) {
        return (ObjectNode) document.at("/state/desired");
    }
}
