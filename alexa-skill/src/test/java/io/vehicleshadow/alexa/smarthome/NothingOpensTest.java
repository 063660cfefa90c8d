package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.FakeCloud;
import io.vehicleshadow.alexa.SpokenCar;
import io.vehicleshadow.functions.access.Role;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever directive comes, in whatever form: a car whose owner has not allowed it is never opened, lowered or unlocked. */
class NothingOpensTest {
    private static final int DIRECTIVES = 1_000;
    private static final List<String> NAMESPACES = List.of(
            "Alexa.LockController",
            "Alexa.PowerController",
            "Alexa.ModeController",
            "Alexa.RangeController",
            "Alexa.ToggleController",
            "Alexa.ThermostatController",
            "Alexa.SceneController",
            "Alexa.Automotive.VehicleData",
            "Alexa");
    private static final List<String> NAMES = List.of(
            "Lock",
            "Unlock",
            "TurnOn",
            "TurnOff",
            "SetMode",
            "AdjustMode",
            "SetRangeValue",
            "AdjustRangeValue",
            "SetTargetTemperature",
            "AdjustTargetTemperature",
            "SetThermostatMode",
            "Activate",
            "Deactivate",
            "ReportState");
    private static final List<String> PARTS =
            List.of("", "#door", "#window", "#trunk", "#lock", "#headlight", "#climate", "#horn", "#speed");
    private static final List<String> WORDS = List.of("open", "close", "up", "down", "locked", "unlocked", "on", "off");

    /** One that fits a part that opens, with some of it replaced by what does not belong there. */
    private static ObjectNode directive(Random random) {
        String part = of(random, List.of("door", "window", "trunk", "lock"));
        boolean lock = part.equals("lock");
        String namespace = lock ? "Alexa.LockController" : "Alexa.ModeController";
        String name = lock ? of(random, NAMES.subList(0, 2)) : "SetMode";
        ObjectNode directive = Home.directive(
                other(random, namespace, NAMESPACES),
                other(random, name, NAMES),
                "tcu" + other(random, lock ? "" : "#" + part, PARTS),
                payload(random, part));
        ObjectNode header = directive.withObject("/directive/header");
        if (lock == (random.nextInt(8) == 0)) {
            header.put("instance", part);
        }
        if (random.nextInt(4) == 0) {
            header.put("confirmed", true);
            directive.withObject("/directive/endpoint/cookie").put("mayOpen", true);
        }
        return directive;
    }

    private static String payload(Random random, String part) {
        String word = of(random, WORDS);
        int number = random.nextInt(120) - 10;
        return "{'mode':'" + other(random, part + "." + word, WORDS) + "','rangeValue':" + number
                + ",'rangeValueDelta':" + number + ",'targetSetpoint':{'value':" + number + ",'scale':'CELSIUS'}"
                + ",'targetSetpointDelta':{'value':1,'scale':'CELSIUS'},'confirm':true,'mayOpen':true"
                + ",'thermostatMode':{'value':'" + of(random, List.of("OFF", "AUTO", word)) + "'}}";
    }

    private static String other(Random random, String fitting, List<String> others) {
        return random.nextInt(5) == 0 ? of(random, others) : fitting;
    }

    private static String of(Random random, List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static Stream<FakeCloud.Sent> opening(Home home) {
        return home.cloud.asked.stream()
                .filter(sent -> SpokenCar.CATALOGUE
                        .find(sent.signal().value())
                        .orElseThrow()
                        .needsConfirmation(sent.value()));
    }

    private static Home after(Home home, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < DIRECTIVES; i++) {
            home.cloud.role = random.nextInt(8) == 0 ? Role.VIEWER : Role.values()[random.nextInt(2)];
            home.cloud.carTakes = Duration.ofSeconds(random.nextInt(10) == 0 ? 12 : 0);
            home.sendRaw(directive(random));
            home.time.pass(Duration.ofSeconds(15));
        }
        return home;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void no_directive_opens_a_car_whose_owner_has_not_allowed_it(long seed) {
        try (Home home = new Home()) {
            after(home, seed);

            assertEquals(List.of(), opening(home).toList());
            assertFalse(home.cloud.asked.isEmpty(), "some do something");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_same_directives_open_one_whose_owner_has(long seed) {
        try (Home home = new Home().allowingToOpen()) {
            assertEquals(
                    4,
                    opening(after(home, seed))
                            .map(FakeCloud.Sent::signal)
                            .distinct()
                            .count());
        }
    }
}
