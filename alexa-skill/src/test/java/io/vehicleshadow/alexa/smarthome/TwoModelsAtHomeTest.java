package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.FakeCar;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.Catalogues;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two cars of one person, each of a model of its own, at the smart-home skill. */
class TwoModelsAtHomeTest {
    private static final Catalogues BOTH =
            Catalogues.read(List.of(Catalogues.STANDARD, "../docs/your-own-car/catalogue.json"));
    private static final String CABRIOLET = BOTH.all().get(1).digest();

    private final HomeEvents alexa = new HomeEvents(new Home(BOTH));

    @AfterEach
    void end() {
        alexa.close();
    }

    private static ObjectNode agent(String digest) {
        return Json.object().put("version", "1.2.3").put("catalogue", digest);
    }

    @Test
    void each_car_is_found_with_the_parts_of_its_own_catalogue() {
        alexa.home.cloud.cars = List.of("tcu", "zabrio");
        FakeCar cabriolet = alexa.home.cloud.car(new ThingName("zabrio"));
        cabriolet.reported.set("agent", agent(CABRIOLET));
        Set<String> found = alexa.home.discovered().keySet();
        assertTrue(found.containsAll(Set.of("tcu#trunk", "zabrio#sunroof", "zabrio#seatHeating")), found.toString());
        assertFalse(found.contains("tcu#sunroof") || found.contains("zabrio#trunk"), found.toString());
        JsonNode answer = alexa.home.send(Home.reportState("zabrio#trunk"));
        assertEquals("NO_SUCH_ENDPOINT", answer.at("/event/payload/type").asText());
    }

    @Test
    void alexa_is_told_what_a_car_has_and_has_no_longer_when_it_goes_by_another_catalogue() throws IOException {
        alexa.home.cloud.reported().set("agent", agent(CABRIOLET));
        String before = "{'agent':" + agent(BOTH.first().digest()) + "}";
        alexa.change(5, before, "{'agent':" + agent(CABRIOLET) + "}");
        assertEquals(
                List.of("DeleteReport", "AddOrUpdateReport"),
                alexa.events.stream().map(Home::name).toList().subList(0, 2));
        Set<String> gone = ids(alexa.events.get(0));
        assertTrue(gone.contains("tcu#trunk"), gone.toString());
        assertFalse(gone.contains("tcu") || gone.contains("tcu#sunroof"), gone.toString());
        assertTrue(ids(alexa.events.get(1)).containsAll(Set.of("tcu", "tcu#sunroof")));
    }

    private static Set<String> ids(JsonNode event) {
        return new TreeSet<>(event.at("/event/payload/endpoints").findValuesAsText("endpointId"));
    }
}
