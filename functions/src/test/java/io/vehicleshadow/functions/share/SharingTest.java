package io.vehicleshadow.functions.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.LocalTable;
import io.vehicleshadow.functions.TestStores;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.VehicleCommand;
import io.vehicleshadow.vehicle.shadow.ClientToken;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SharingTest {
    private static final String COMMANDS = "POST /vehicles/tcu/commands";
    private static final String OPEN = "{\"door\":\"open\",\"confirm\":true}";
    private static final String DRIVER = "{\"role\":\"DRIVER\"}";
    private static final String HONK = "{\"horn\":\"honk\"}";
    private static final String TAKE_OFF = "DELETE /vehicles/tcu/drivers/anna";
    private static final String SHARE = "PUT /vehicles/tcu/drivers/anna";
    private final String table = LocalTable.create();
    private final Cloud cloud = new Cloud(table).withCar();

    @Test
    void what_a_person_asked_is_withdrawn_when_they_are_taken_off() {
        cloud.call("anna", COMMANDS, OPEN);
        cloud.call("demo", COMMANDS, "{\"climate\":21}");
        cloud.call("anna", COMMANDS, HONK);
        assertEquals(204, cloud.call("demo", TAKE_OFF).status());
        assertEquals(List.of("climate"), asked());
        JsonNode door = cloud.call("demo", "GET /vehicles/tcu/history").body().at("/entries/2/signals/door");
        assertEquals("WITHDRAWN", door.path("status").asText());
        assertEquals("demo", door.path("withdrawnBy").asText());
    }

    @Test
    void what_a_person_asked_is_withdrawn_when_they_may_only_look_from_now_on() {
        cloud.call("anna", COMMANDS, OPEN);
        assertEquals(200, cloud.call("demo", SHARE, "{\"role\":\"VIEWER\"}").status());
        assertEquals(List.of(), asked());
    }

    @Test
    void what_a_person_asked_stays_asked_when_they_drive_on() {
        cloud.call("anna", COMMANDS, OPEN);
        assertEquals(200, cloud.call("demo", SHARE, "{\"role\":\"DRIVER\"}").status());
        assertEquals(List.of("door"), asked());
    }

    @Test
    void what_a_person_asked_is_withdrawn_when_they_leave() {
        cloud.call("anna", COMMANDS, OPEN);
        assertEquals(204, cloud.call("anna", TAKE_OFF).status());
        assertEquals(List.of(), asked());
    }

    @Test
    void access_ends_even_where_what_was_asked_stays_and_doing_it_again_takes_that_back() {
        cloud.call("anna", COMMANDS, OPEN);
        cloud.shadows.goDown();
        Cloud.Answer answer = cloud.call("demo", TAKE_OFF);
        assertEquals("temporarily-unavailable", answer.problem());
        assertTrue(answer.body().path("mayHaveHappened").asBoolean());
        assertTrue(answer.body().path("detail").asText().contains("may still be carried out"), answer.toString());
        assertEquals(404, cloud.call("anna", COMMANDS, HONK).status());
        cloud.shadows.comeBack();
        assertEquals(204, cloud.call("demo", TAKE_OFF).status());
        assertEquals(List.of(), asked());
    }

    @Test
    void who_may_only_look_by_now_but_whose_request_stays_is_made_a_viewer_again() {
        cloud.call("anna", COMMANDS, OPEN);
        cloud.shadows.goDown();
        assertEquals(503, cloud.call("demo", SHARE, "{\"role\":\"VIEWER\"}").status());
        assertEquals(403, cloud.call("anna", COMMANDS, HONK).status());
        cloud.shadows.comeBack();
        assertEquals(200, cloud.call("demo", SHARE, "{\"role\":\"VIEWER\"}").status());
        assertEquals(List.of(), asked());
    }

    @Test
    void who_left_and_asks_again_to_leave_finds_no_vehicle_and_nothing_asked_of_it() {
        cloud.call("anna", COMMANDS, OPEN);
        cloud.shadows.goDown();
        assertEquals(503, cloud.call("anna", TAKE_OFF).status());
        cloud.shadows.comeBack();
        assertEquals("no-such-vehicle", cloud.call("anna", TAKE_OFF).problem());
        assertEquals(List.of(), asked());
    }

    @Test
    void the_role_is_gone_before_anything_is_withdrawn() {
        cloud.call("anna", COMMANDS, OPEN);
        cloud.shadows.beforeNextUpdate(
                () -> assertEquals(404, cloud.call("anna", COMMANDS, HONK).status()));
        assertEquals(204, cloud.call("demo", TAKE_OFF).status());
        assertEquals(List.of(), asked());
    }

    @Test
    void nothing_that_another_asked_meanwhile_is_erased() {
        cloud.call("anna", COMMANDS, OPEN);
        cloud.call("anna", COMMANDS, HONK);
        cloud.shadows.beforeNextUpdate(() -> cloud.call("demo", COMMANDS, "{\"door\":\"close\"}"));
        assertEquals(204, cloud.call("demo", TAKE_OFF).status());
        assertEquals(List.of("door"), asked());
    }

    @Test
    void what_a_person_asked_is_withdrawn_even_if_its_version_is_not_noted_yet() {
        cloud.letHistoryLag();
        cloud.shadows.write(askedBy(writeDown(cloud.clock.instant())));
        assertEquals(204, cloud.call("demo", TAKE_OFF).status());
        assertEquals(List.of(), asked());
    }

    @Test
    void a_request_that_is_just_being_made_is_not_said_to_be_withdrawn() {
        writeDown(cloud.clock.instant());
        assertEquals(503, cloud.call("demo", TAKE_OFF).status());
        cloud.clock.advance(Duration.ofSeconds(31));
        assertEquals(204, cloud.call("demo", TAKE_OFF).status());
    }

    @Test
    void a_request_that_lands_after_the_shadow_was_looked_at_is_withdrawn_too() {
        cloud.call("anna", COMMANDS, OPEN);
        cloud.shadows.beforeNextUpdate(() -> cloud.shadows.write(askedBy(writeDown(cloud.clock.instant()))));
        assertEquals(204, cloud.call("demo", TAKE_OFF).status());
        assertEquals(List.of(), asked());
    }

    @Test
    void who_has_no_account_is_given_nothing() {
        assertEquals(
                "no-such-user",
                cloud.call("demo", "PUT /vehicles/tcu/drivers/nobody", DRIVER).problem());
        assertEquals(3, people().size());
    }

    @Test
    void only_who_may_share_learns_who_has_an_account() {
        assertEquals(
                "not-allowed",
                cloud.call("anna", "PUT /vehicles/tcu/drivers/nobody", DRIVER).problem());
        assertEquals(
                "no-such-vehicle",
                cloud.call("eve", "PUT /vehicles/tcu/drivers/nobody", DRIVER).problem());
    }

    @Test
    void who_is_given_a_role_by_the_name_they_sign_in_with_has_it_by_their_id_and_is_shown_by_name() {
        assertEquals(
                200,
                cloud.call("demo", "PUT /vehicles/tcu/drivers/eve@example.com", DRIVER)
                        .status());
        assertEquals(202, cloud.call("eve", COMMANDS, HONK).status());
        assertEquals("Eve", people().path(2).path("name").asText());
        assertEquals(
                "Eve",
                cloud.call("anna", "GET /vehicles/tcu/history")
                        .body()
                        .at("/entries/0/byName")
                        .asText());
        assertEquals(
                204,
                cloud.call("demo", "DELETE /vehicles/tcu/drivers/eve@example.com")
                        .status());
        assertEquals(404, cloud.call("eve", COMMANDS, HONK).status());
    }

    private JsonNode people() {
        return cloud.call("demo", "GET /vehicles/tcu/drivers").body().path("drivers");
    }

    /** As the function that asks does before it asks. */
    private EntryId writeDown(Instant at) {
        EntryId id = EntryId.ofRequest(at, "anna", "tcu", "request");
        HistoryEntry.Command row = new HistoryEntry.Command(
                id,
                new ThingName("tcu"),
                at,
                Optional.of(new PersonId("anna")),
                Channel.HTTP,
                cloud.shadows.version(),
                0,
                Map.of("window", AskedSignal.open(TextNode.valueOf("down"), Optional.empty())));
        TestStores.of(table).history().writeAsked(row);
        return id;
    }

    private static JsonNode askedBy(EntryId id) {
        return new ShadowUpdate()
                .request(VehicleCommand.of(Map.of(new SignalKey("window"), new SignalValue.Word("down"))))
                .token(new ClientToken(id.token()))
                .json();
    }

    private List<String> asked() {
        TreeSet<String> signals = new TreeSet<>();
        cloud.call("demo", "GET /vehicles/tcu")
                .body()
                .path("asked")
                .fieldNames()
                .forEachRemaining(signals::add);
        return List.copyOf(signals);
    }
}
