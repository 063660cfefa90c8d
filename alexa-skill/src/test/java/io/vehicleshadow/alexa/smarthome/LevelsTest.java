package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.smarthome.endpoint.Control;
import io.vehicleshadow.alexa.smarthome.endpoint.Endpoint;
import io.vehicleshadow.alexa.smarthome.endpoint.EndpointId;
import io.vehicleshadow.alexa.smarthome.endpoint.Endpoints;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.Range;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part with a position, such as a blind that is half down: one that only a catalogue names. */
class LevelsTest {
    private static final Range POSITIONS =
            new Range(BigDecimal.ZERO, new BigDecimal(100), Optional.of(BigDecimal.TEN), "percent", false, Set.of());
    private static final Signal BLIND = new Signal(
            new SignalKey("blind"),
            SignalKind.ACTUATOR,
            "Vehicle.Blind",
            List.of(),
            Optional.of(POSITIONS),
            Optional.of(Duration.ofSeconds(60)),
            Map.of());
    private static final Endpoint ENDPOINT = new Endpoints(new SignalCatalogue(List.of(BLIND)), "en")
            .find(EndpointId.read("tcu#blind").orElseThrow())
            .orElseThrow();

    /** What the directive means for a blind that is there. */
    private static Control control(String name, String payload, String reported) {
        ObjectNode message = Home.directive("Alexa.RangeController", name, "tcu#blind", payload);
        message.withObject("/directive/header").put("instance", "blind");
        ObjectNode document = Json.object().put("version", 1).put("timestamp", 1_790_000_000);
        document.putObject("state").set("reported", Home.json(reported));
        VehicleState car = new VehicleState(
                Home.CAR, Role.OWNER, Optional.empty(), Optional.of(ShadowDocument.of(document)), Instant.EPOCH);
        return ENDPOINT.control(Directive.read(message), () -> car).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SetRangeValue    | {'rangeValue':50} | 50",
                "SetRangeValue    | {'rangeValue':1e2} | 100",
                "AdjustRangeValue | {'rangeValueDelta':20,'rangeValueDeltaDefault':false} | 50",
                "AdjustRangeValue | {'rangeValueDelta':-30} | 0",
                "AdjustRangeValue | {'rangeValueDelta':3,'rangeValueDeltaDefault':true} | 40",
                "AdjustRangeValue | {'rangeValueDelta':-3,'rangeValueDeltaDefault':true} | 20",
            })
    void a_position_is_set_and_adjusted_from_where_it_is(String name, String payload, BigDecimal position) {
        assertEquals(
                new Control.Command(BLIND, new SignalValue.Quantity(position)), control(name, payload, "{'blind':30}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SetRangeValue    | {'rangeValue':110} | {'blind':30} | VALUE_OUT_OF_RANGE",
                "SetRangeValue    | {'rangeValue':55} | {'blind':30} | VALUE_OUT_OF_RANGE",
                "SetRangeValue    | {'rangeValue':1e1000000000} | {'blind':30} | INVALID_DIRECTIVE",
                "SetRangeValue    | {'rangeValue':'50'} | {'blind':30} | INVALID_DIRECTIVE",
                "AdjustRangeValue | {'rangeValueDelta':80} | {'blind':30} | VALUE_OUT_OF_RANGE",
                "AdjustRangeValue | {} | {'blind':30} | INVALID_DIRECTIVE",
                "AdjustRangeValue | {'rangeValueDelta':10} | {} | INVALID_VALUE",
            })
    void what_is_no_position_is_refused(String name, String payload, String reported, String error) {
        Control.Refused refused = assertInstanceOf(Control.Refused.class, control(name, payload, reported));

        assertEquals(error, refused.error().payload().path("type").asText());
    }
}
