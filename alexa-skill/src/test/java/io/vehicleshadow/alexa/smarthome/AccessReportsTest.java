package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.label.VehicleLabel;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Alexa is told of who has which vehicle, and what it is called. */
class AccessReportsTest {
    private final HomeEvents alexa = new HomeEvents();

    @AfterEach
    void close() {
        alexa.close();
    }

    private void accessChanged(String person) throws IOException {
        ObjectNode event = Json.object().put("kind", "access").put("thing", "tcu");
        alexa.take(person.isEmpty() ? event : event.put("person", person));
    }

    private List<String> names() {
        return alexa.events.stream().map(Home::name).toList();
    }

    @Test
    void a_vehicle_that_is_shared_appears_at_the_person_s_alexa_and_one_no_longer_shared_disappears()
            throws IOException {
        PersonId anna = new PersonId("anna");
        alexa.home.grants.accept(anna, "code");
        alexa.home.cloud.give(new Grant(anna, Home.CAR, Role.DRIVER, alexa.home.time.instant(), Optional.empty()));
        accessChanged("anna");
        alexa.home.cloud.take(anna, Home.CAR);
        accessChanged("anna");

        assertEquals(List.of("AddOrUpdateReport", "DeleteReport"), names());
        assertEquals(
                List.copyOf(alexa.home.discovered().keySet()),
                alexa.events.get(0).at("/event/payload/endpoints").findValuesAsText("endpointId"));
        assertEquals(
                alexa.events.get(0).at("/event/payload/endpoints").findValuesAsText("endpointId"),
                alexa.events.get(1).at("/event/payload/endpoints").findValuesAsText("endpointId"));
        assertEquals(
                "first", alexa.events.get(1).at("/event/payload/scope/token").asText());
    }

    @Test
    void with_a_second_vehicle_the_first_is_called_by_its_name_too() throws IOException {
        alexa.home.cloud.cars = List.of("family", "tcu");
        accessChanged("demo");

        assertEquals(
                List.of("family", "tcu"),
                alexa.events.stream()
                        .map(event -> event.at("/event/payload/endpoints/0/friendlyName")
                                .asText())
                        .toList());
    }

    @Test
    void when_the_owner_lets_voice_open_everybody_with_access_finds_the_actions_for_it() throws IOException {
        PersonId anna = new PersonId("anna");
        alexa.home.grants.accept(anna, "code");
        alexa.home.cloud.give(new Grant(anna, Home.CAR, Role.DRIVER, alexa.home.time.instant(), Optional.empty()));
        accessChanged("");
        alexa.home.store.setMayOpen(Home.CAR, false);
        accessChanged("");

        assertEquals(Collections.nCopies(4, "AddOrUpdateReport"), names());
        assertEquals(
                List.of(true, true, false, false),
                alexa.events.stream()
                        .map(event -> event.toString().contains("Alexa.Actions.Open"))
                        .toList());
    }

    @Test
    void a_change_of_access_that_was_undone_meanwhile_ends_in_what_is_so() throws IOException {
        accessChanged("anna");

        assertEquals(List.of(), names(), "anna has given no grant");
        alexa.home.grants.accept(new PersonId("anna"), "code");
        accessChanged("anna");
        assertEquals(List.of("DeleteReport"), names());
    }

    @Test
    void a_vehicle_that_is_named_is_called_so_from_then_on() throws IOException {
        alexa.home.cloud.cars = List.of("family", "tcu");
        alexa.home.cloud.labels.keep(Home.CAR, new VehicleLabel("Lucy", "M AB 123"));
        accessChanged("");

        assertEquals(List.of("family", "Lucy"), friendlyNames(0));
        assertEquals(List.of("family Window", "Lucy Window"), friendlyNames(2));
    }

    private List<String> friendlyNames(int endpoint) {
        return alexa.events.stream()
                .map(event -> event.at("/event/payload/endpoints/" + endpoint + "/friendlyName")
                        .asText())
                .toList();
    }
}
