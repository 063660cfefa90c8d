package io.vehicleshadow.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final String AT_10 = "\"metadata\":{\"desired\":{\"trunk\":{\"timestamp\":10}}}";
    private static final String AT_11 = "\"metadata\":{\"desired\":{\"trunk\":{\"timestamp\":11}}}";

    @Test
    void only_what_differs_is_told() throws Exception {
        assertEquals(
                List.of("door is open", "door: done"),
                told(
                        "{\"state\":{\"desired\":{\"door\":\"open\"},\"reported\":{\"door\":\"close\",\"speed\":0}}}",
                        """
                        {"state":{"reported":{"door":"open","speed":0,
                                              "outcomes":{"door":{"status":"SUCCEEDED","version":7}}}}}"""));
    }

    @Test
    void a_refusal_is_told_with_its_reason() throws Exception {
        assertEquals(List.of("trunk: refused, the car is moving"), told("{}", """
                {"state":{"reported":{"outcomes":{"trunk":
                        {"status":"REJECTED","reason":"VEHICLE_MOVING","version":3}}}}}"""));
    }

    @Test
    void the_same_asked_again_is_told_again_and_what_is_still_asked_is_not() throws Exception {
        String asked = "{\"state\":{\"desired\":{\"trunk\":\"open\"}}," + AT_10 + "}";
        assertEquals(List.of("trunk is asked to be open"), told("null", asked));
        assertEquals(List.of(), told(asked, asked));
        assertEquals(List.of("trunk is asked to be open"), told(asked, asked.replace(AT_10, AT_11)));
    }

    private static List<String> told(String previous, String current) throws JsonProcessingException {
        return Changes.of(new ObjectMapper().readTree("{\"previous\":" + previous + ",\"current\":" + current + "}"));
    }
}
