package io.vehicleshadow.functions.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.Cloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
    private static final String NAME = "PUT /vehicles/tcu/name";
    private static final String LABEL = "{\"name\":\" Family car \",\"plate\":\"M AB 123\"}";
    private final Cloud cloud = new Cloud().withCar();

    @Test
    void everybody_who_may_use_a_vehicle_sees_the_name_and_plate_that_its_owner_gave() {
        assertEquals(200, cloud.call("demo", NAME, LABEL).status());
        for (String person : new String[] {"demo", "anna", "victor"}) {
            assertEquals("Family car", vehicle(person).path("name").asText());
            assertEquals("M AB 123", vehicle(person).path("plate").asText());
        }
    }

    @Test
    void only_its_owner_names_a_vehicle() {
        assertEquals("not-allowed", cloud.call("anna", NAME, LABEL).problem());
        assertEquals("no-such-vehicle", cloud.call("stranger", NAME, LABEL).problem());
        assertFalse(vehicle("demo").has("name"));
    }

    @Test
    void an_empty_name_takes_the_old_one_away() {
        cloud.call("demo", NAME, LABEL);
        cloud.call("demo", NAME, "{\"name\":\"\",\"plate\":\"\"}");
        assertFalse(vehicle("anna").has("name"));
        assertFalse(vehicle("anna").has("plate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"12345678901234567890123456789012345678901\",\"plate\":\"\"}",
                "{\"name\":\"\",\"plate\":\"12345678901234567\"}",
                "{\"name\":\"a\\u202eb\",\"plate\":\"\"}",
                "{\"name\":\"a\\u0007b\",\"plate\":\"\"}",
                "{\"name\":7,\"plate\":\"\"}",
                "{\"name\":\"Knut\"}"
            })
    void a_name_that_is_too_long_or_hides_something_is_refused(String body) {
        assertEquals("malformed-request", cloud.call("demo", NAME, body).problem());
        assertFalse(vehicle("demo").has("name"));
    }

    private JsonNode vehicle(String person) {
        return cloud.call(person, "GET /vehicles").body().at("/vehicles/0");
    }
}
