package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.model.BadNetwork;
import io.vehicleshadow.agent.model.CarKind;
import io.vehicleshadow.agent.model.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How old a command may be, by the service's clock alone. */
@ParameterizedClass
@EnumSource(CarKind.class)
class AgeTest {
    private final World world;

    AgeTest(CarKind kind) {
        world = new World(kind, new InMemoryJournal());
    }

    @Test
    void what_was_asked_while_the_vehicle_was_away_is_executed_when_it_returns() {
        world.ask("{\"headlight\":\"on\"}");
        world.pass(Duration.ofSeconds(599));
        world.connectAndReport();
        assertEquals("on", world.shadow.reported("headlight"));
    }

    @Test
    void a_door_asked_two_minutes_ago_is_rejected_as_stale_and_cleared() {
        world.connectAndReport();
        world.disconnect();
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(120));
        world.connectAndReport();
        assertEquals("REJECTED/STALE", world.shadow.outcome("door"));
        assertEquals("close", world.shadow.reported("door"));
        assertTrue(world.shadow.isNothingDesired());
        assertEquals(List.of(), world.acted);
    }

    @ParameterizedTest
    @CsvSource({
        "door,open,60",
        "window,down,60",
        "headlight,on,600",
        "lock,locked,60",
        "climate,21.5,900",
        "horn,honk,30"
    })
    void a_request_is_stale_at_its_age_and_not_a_second_before(String key, String value, int staleAfter) {
        String asked = "{\"" + key + "\":" + (key.equals("climate") ? value : "\"" + value + "\"") + "}";
        world.ask(asked);
        world.pass(Duration.ofSeconds(staleAfter - 1));
        world.connectAndReport();
        world.pass(Duration.ofSeconds(2));
        assertEquals("SUCCEEDED", world.shadow.outcome(key));
        world.disconnect();
        world.write("{\"state\":null}");
        world.ask(asked.replace("open", "close")
                .replace("down", "up")
                .replace("on\"", "off\"")
                .replace("locked", "unlocked"));
        world.pass(Duration.ofSeconds(staleAfter));
        world.connectAndReport();
        assertEquals("REJECTED/STALE", world.shadow.outcome(key));
        assertEquals(1, world.acted.size());
    }

    @Test
    void a_message_that_was_too_long_under_way_is_stale() {
        world.connectAndReport();
        world.network(BadNetwork.slow(Duration.ofSeconds(90)));
        world.ask("{\"door\":\"open\"}");
        world.network(BadNetwork.none());
        world.pass(Duration.ofSeconds(91));
        assertEquals("REJECTED/STALE", world.shadow.outcome("door"));
        assertEquals(List.of(), world.acted);
    }

    @Test
    void a_message_that_overtakes_the_answer_to_the_get_tells_how_late_it_is() {
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(57));
        world.network(BadNetwork.slow(Duration.ofSeconds(2)));
        world.connect();
        world.pass(Duration.ofMillis(3500));
        world.network(BadNetwork.none());
        world.write("{\"state\":{\"reported\":{\"noise\":1}}}");
        world.pass(Duration.ofSeconds(2));
        assertEquals("REJECTED/STALE", world.shadow.outcome("door"));
    }

    @Test
    void each_connection_takes_the_time_of_the_service_anew() {
        world.setServiceAhead(Duration.ofHours(1));
        world.connectAndReport();
        world.disconnect();
        world.setServiceAhead(Duration.ZERO);
        world.ask("{\"door\":\"open\"}");
        world.connectAndReport();
        assertEquals("SUCCEEDED", world.shadow.outcome("door"));
    }

    @Test
    void a_request_that_seems_to_be_written_in_the_future_is_stale_too() {
        world.setServiceAhead(Duration.ofHours(1));
        world.connectAndReport();
        world.disconnect();
        world.ask("{\"door\":\"open\"}");
        world.setServiceAhead(Duration.ZERO);
        world.pass(Duration.ofMinutes(30));
        world.connectAndReport();
        assertEquals("REJECTED/STALE", world.shadow.outcome("door"));
        assertEquals(List.of(), world.acted);
    }

    @ParameterizedTest
    @CsvSource({"5,SUCCEEDED", "6,REJECTED/STALE"})
    void hosts_of_the_service_whose_clocks_differ_by_seconds_do_not_make_a_request_stale(int seconds, String outcome) {
        world.connectAndReport();
        world.disconnect();
        world.setServiceAhead(Duration.ofSeconds(seconds));
        world.ask("{\"headlight\":\"on\"}");
        world.setServiceAhead(Duration.ZERO);
        world.connectAndReport();
        assertEquals(outcome, world.shadow.outcome("headlight"));
    }
}
