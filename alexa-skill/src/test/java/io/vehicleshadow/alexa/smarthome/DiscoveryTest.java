package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.FakeCloud;
import io.vehicleshadow.alexa.smarthome.endpoint.EndpointId;
import io.vehicleshadow.alexa.smarthome.endpoint.Endpoints;
import io.vehicleshadow.alexa.smarthome.message.Messages;
import io.vehicleshadow.functions.label.VehicleLabel;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.AllowedWord;
import io.vehicleshadow.vehicle.signal.Range;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import io.vehicleshadow.vehicle.signal.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Alexa finds, and what the rules of the format find wrong. */
class DiscoveryTest {
    private final Home home = new Home();

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void a_car_is_found_with_its_lock_and_every_part_of_the_catalogue() {
        assertEquals(
                List.of("tcu", "tcu#door", "tcu#window", "tcu#headlight", "tcu#trunk", "tcu#climate", "tcu#horn"),
                List.copyOf(home.discovered().keySet()));
        assertEquals(
                "VEHICLE",
                home.discovered().get("tcu").at("/displayCategories/0").asText());
        assertEquals(
                "Window",
                home.discovered().get("tcu#window").path("friendlyName").asText());
    }

    @Test
    void a_window_that_is_raised_is_closed() {
        JsonNode raise = mapping("tcu#window", "Alexa.Actions.Raise");

        assertEquals(raise, mapping("tcu#window", "Alexa.Actions.Close"));
        assertEquals("window.up", raise.at("/directive/payload/mode").asText());
    }

    @Test
    void nothing_that_opens_is_found_until_the_owner_allows_it() {
        String before = home.discovered().values().toString();
        assertFalse(before.contains("Alexa.Actions.Open"), before);
        assertFalse(before.contains("Alexa.Actions.Lower"), before);

        home.store.mayOpen.add(Home.CAR);

        assertEquals(
                "door.open",
                mapping("tcu#door", "Alexa.Actions.Open")
                        .at("/directive/payload/mode")
                        .asText());
        assertEquals(
                "window.down",
                mapping("tcu#window", "Alexa.Actions.Lower")
                        .at("/directive/payload/mode")
                        .asText());
    }

    @Test
    void several_cars_are_told_apart_by_name() {
        home.cloud.cars = List.of("family", "tcu");
        List<String> names = home.discovered().values().stream()
                .map(endpoint -> endpoint.path("friendlyName").asText())
                .toList();

        assertEquals(14, new HashSet<>(names).size());
        assertTrue(names.containsAll(List.of("family", "family Window", "tcu", "tcu Window")), names.toString());
    }

    @Test
    void of_several_cars_each_name_means_one() {
        home.cloud.cars = List.of("a1", "a2", "b1", "b2", "c1", "tcu");
        label("a1", "Family", "M AB 123");
        label("a2", "family", "M AB 124");
        label("b1", "Truck", "");
        label("b2", "Truck", "M CD 1");
        label("c1", "TCU", "");

        assertEquals(
                List.of("Family M AB 123", "family M AB 124", "Truck b1", "Truck M CD 1", "TCU c1", "tcu tcu"),
                home.discovered().values().stream()
                        .filter(endpoint ->
                                endpoint.at("/displayCategories/0").asText().equals("VEHICLE"))
                        .map(endpoint -> endpoint.path("friendlyName").asText())
                        .toList());
    }

    @Test
    void the_only_car_is_called_car_whatever_its_name() {
        label("tcu", "Lucy", "M AB 123");

        assertEquals("Car", home.discovered().get("tcu").path("friendlyName").asText());
    }

    private void label(String thing, String name, String plate) {
        home.cloud.labels.keep(new ThingName(thing), new VehicleLabel(name, plate));
    }

    @Test
    void who_has_no_car_finds_nothing_and_who_is_nobody_is_told_so() {
        home.cloud.cars = List.of();
        assertEquals(Map.of(), home.discovered());

        assertEquals(
                "INVALID_AUTHORIZATION_CREDENTIAL",
                home.sendRaw(Home.discover("stranger"))
                        .at("/event/payload/type")
                        .asText());
    }

    @Test
    void names_are_in_every_language_of_the_catalogue() {
        String names = home.discovered()
                .get("tcu#window")
                .findValue("capabilityResources")
                .toString();

        assertTrue(
                names.contains("\"Fenster\",\"locale\":\"de-DE\"") && names.contains("\"Window\",\"locale\":\"en-IN\""),
                names);
    }

    @Test
    void a_signal_that_only_a_catalogue_names_is_found_with_the_interface_that_fits() {
        Map<String, Wording> named = Map.of("en", new Wording("Roof", List.of("roof")));
        SignalCatalogue catalogue = new SignalCatalogue(List.of(
                signal("roof", named, List.of("open", "close", "tilted"), Optional.empty()),
                signal("spoiler", named, List.of("up", "down"), Optional.empty()),
                signal("fog", named, List.of("on", "off"), Optional.empty()),
                signal("frunk", named, List.of("locked", "unlocked"), Optional.empty()),
                signal("hatch", named, List.of("locked", "unlocked"), Optional.empty()),
                signal(
                        "seat",
                        named,
                        List.of("off"),
                        Optional.of(new Range(
                                BigDecimal.ZERO, BigDecimal.TEN, Optional.empty(), "percent", false, Set.of())))));

        List<JsonNode> endpoints = new Endpoints(catalogue, "en")
                .of(Home.CAR).stream()
                        .<JsonNode>map(endpoint -> endpoint.discovery(true))
                        .toList();
        JsonNode message = new Messages(() -> UUID.randomUUID().toString()).discovered(endpoints);

        assertEquals(List.of(), MessageRules.wrong(message));
        assertEquals(
                List.of(
                        "Alexa.LockController",
                        "Alexa.ModeController",
                        "Alexa.ModeController",
                        "Alexa.PowerController",
                        "Alexa.LockController",
                        "Alexa.RangeController"),
                endpoints.stream()
                        .map(endpoint ->
                                endpoint.at("/capabilities/0/interface").asText())
                        .toList());
    }

    private static Signal signal(String key, Map<String, Wording> named, List<String> words, Optional<Range> range) {
        return new Signal(
                new SignalKey(key),
                SignalKind.ACTUATOR,
                "Vehicle." + key,
                words.stream()
                        .map(word -> new AllowedWord(new SignalValue.Word(word), false, Set.of(), Map.of()))
                        .toList(),
                range,
                Optional.of(Duration.ofSeconds(60)),
                named);
    }

    @Test
    void the_rules_of_the_format_miss_no_member_and_take_none_too_many() {
        home.store.mayOpen.add(Home.CAR);
        List<JsonNode> messages = List.of(
                home.send(Home.discover("good")),
                home.send(Home.reportState("tcu")),
                home.send(Home.directive("Alexa.PowerController", "TurnOn", "tcu#headlight", "{}")),
                home.send(Home.directive("Alexa.SceneController", "Activate", "tcu#horn", "{}")),
                home.send(Home.reportState("nothing")),
                home.parts
                        .messages()
                        .addOrUpdateReport(
                                "token", List.copyOf(home.discovered().values())),
                home.parts.messages().deleteReport("token", List.of("tcu", "tcu#door")),
                home.parts
                        .messages()
                        .changeReport(
                                "tcu#door",
                                "token",
                                "PHYSICAL_INTERACTION",
                                home.parts
                                        .endpoints(Optional.empty())
                                        .find(EndpointId.read("tcu#door").orElseThrow())
                                        .orElseThrow()
                                        .properties(home.cloud
                                                .view()
                                                .of(FakeCloud.DEMO, Home.CAR)
                                                .orElseThrow()),
                                List.of()));
        for (JsonNode message : messages) {
            assertEquals(List.of(), MessageRules.wrong(message));
            everyObject(message, "").forEach(at -> {
                JsonNode changed = message.deepCopy();
                ((ObjectNode) changed.at(at)).put("tooMany", 1);
                assertFalse(MessageRules.wrong(changed).isEmpty(), "one too many at " + at);
                message.at(at).fieldNames().forEachRemaining(member -> {
                    JsonNode without = message.deepCopy();
                    ((ObjectNode) without.at(at)).remove(member);
                    boolean optional = Set.of("unitOfMeasure", "semantics", "actionMappings", "stateMappings")
                                    .contains(member)
                            || member.equals("endpoint") && Home.name(message).equals("ErrorResponse");
                    assertEquals(!optional, !MessageRules.wrong(without).isEmpty(), member + " missing at " + at);
                });
            });
        }
    }

    private static List<String> everyObject(JsonNode json, String at) {
        List<String> places = new ArrayList<>();
        if (json.isObject()) {
            places.add(at);
            json.properties()
                    .forEach(entry -> places.addAll(everyObject(
                            entry.getValue(),
                            at + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"))));
        }
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            places.addAll(everyObject(json.get(i), at + "/" + i));
        }
        return places;
    }

    private JsonNode mapping(String endpointId, String action) {
        for (JsonNode mapping : home.discovered().get(endpointId).at("/capabilities/0/semantics/actionMappings")) {
            if (mapping.path("actions").toString().contains("\"" + action + "\"")) {
                return mapping;
            }
        }
        throw new AssertionError("No " + action + " in " + home.discovered().get(endpointId));
    }
}
