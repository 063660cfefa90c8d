package io.vehicleshadow.agent.car.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.CarSetting.Pace;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.loop.VirtualLoop;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent believes of what a program says, line by line. */
class LineCarTest {
    private static final SignalKey ROOF = new SignalKey("sunroof");
    private static final SignalValue TILT = new SignalValue.Word("tilt");
    private final VirtualLoop loop = new VirtualLoop();
    private final LineCar car = new LineCar(new CarSetting(
            SignalCatalogue.read(Path.of("../docs/your-own-car/catalogue.json")),
            loop,
            Optional.empty(),
            Pace.LIFELIKE));
    private final Recorder wire = new Recorder();
    private final List<EcuAnswer> answers = new ArrayList<>();

    private static final class Recorder implements Wire {
        private final List<String> sent = new ArrayList<>();
        private boolean takes = true;
        private boolean cut;

        @Override
        public boolean send(JsonNode line) {
            if (takes) {
                sent.add(line.toString());
            }
            return takes;
        }

        @Override
        public void cut() {
            cut = true;
        }
    }

    @BeforeEach
    void connect() {
        car.connected(wire);
        car.received("{\"readings\":{\"sunroof\":\"close\",\"seatHeating\":0,\"speed\":0}}");
    }

    private void tilt() {
        car.act(ROOF, TILT, answers::add);
    }

    @Test
    void it_says_hello_with_the_signals_and_then_what_to_do() {
        tilt();
        assertEquals(
                List.of(
                        "{\"protocol\":1,\"signals\":[\"sunroof\",\"seatHeating\",\"speed\"]}",
                        "{\"act\":1,\"signal\":\"sunroof\",\"value\":\"tilt\"}"),
                wire.sent);
    }

    @Test
    void done_counts_when_the_reading_says_so_too() {
        tilt();
        car.received("{\"done\":1}");
        assertEquals(List.of(), answers);
        car.received("{\"readings\":{\"sunroof\":\"tilt\"}}");
        assertEquals(List.of(new EcuAnswer.Done()), answers);
    }

    @Test
    void a_reading_alone_is_no_answer() {
        tilt();
        car.received("{\"readings\":{\"sunroof\":\"tilt\"}}");
        assertEquals(List.of(), answers);
        car.received("{\"done\":1}");
        assertEquals(List.of(new EcuAnswer.Done()), answers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fault\":1}|Fault[]",
                "{\"busy\":1}|Busy[]",
                "{\"refused\":1,\"reason\":\"DOOR_LOCKED\"}|Refused[reason=DOOR_LOCKED]",
                "{\"refused\":1}|Refused[reason=INTERLOCK]"
            })
    void a_program_may_say_that_it_can_not_or_will_not(String line, String answer) {
        tilt();
        car.received(line);
        assertEquals(answer, answers.get(0).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"done\":2}", "{\"done\":\"1\"}", "{\"done\":1.5}", "{\"fault\":0}", "{\"refused\":null}"})
    void an_answer_to_something_else_counts_for_nothing(String line) {
        tilt();
        car.received("{\"readings\":{\"sunroof\":\"tilt\"}}");
        car.received(line);
        assertEquals(List.of(), answers);
    }

    @Test
    void a_reading_without_a_term_counts_as_long_as_the_program_is_there() {
        loop.run(Duration.ofSeconds(3));
        car.received("{\"pong\":1}");
        assertEquals(3, car.read().size());
        car.disconnected();
        assertEquals(Map.of(), car.read());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"readings\":{\"sunroof\":\"half\"}}",
                "{\"readings\":{\"sunroof\":7}}",
                "{\"readings\":{\"sunroof\":null}}"
            })
    void a_reading_that_the_catalogue_does_not_allow_counts_as_none(String line) {
        car.received(line);
        assertFalse(car.read().containsKey(ROOF));
        assertEquals(2, car.read().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "7",
                "{\"done\":1",
                "{\"done\":1}{\"done\":1}",
                "{\"readings\":{\"door\":\"open\"}}"
            })
    void a_line_that_says_nothing_changes_nothing(String line) {
        Map<SignalKey, SignalValue> before = car.read();
        tilt();
        car.received(line);
        assertEquals(before, car.read());
        assertEquals(List.of(), answers);
    }

    @Test
    void with_the_connection_all_readings_are_gone_and_nothing_is_sent_twice() {
        tilt();
        car.disconnected();
        assertEquals(Map.of(), car.read());
        Recorder next = new Recorder();
        car.connected(next);
        tooEarly();
        car.received("{\"done\":1}");
        assertEquals(List.of(), answers, "that answer was given by the program before");
        assertEquals(1, next.sent.size());
        car.received("{\"readings\":{\"sunroof\":\"tilt\"}}");
        assertEquals(List.of(new EcuAnswer.Done()), answers, "what was under way is answered with what is then read");
    }

    /** Before the program has said anything it is sent nothing that it could do late. */
    private void tooEarly() {
        List<EcuAnswer> early = new ArrayList<>();
        car.act(new SignalKey("seatHeating"), new SignalValue.Quantity(BigDecimal.ONE), early::add);
        assertEquals(List.of(new EcuAnswer.Unreachable()), early);
    }

    @Test
    void a_program_that_never_says_anything_is_cut_off() {
        car.disconnected();
        Recorder next = new Recorder();
        car.connected(next);
        loop.run(Duration.ofSeconds(59));
        assertFalse(next.cut);
        loop.run(Duration.ofSeconds(2));
        assertTrue(next.cut);
    }

    @Test
    void without_a_connection_or_when_nothing_is_taken_the_car_is_unreachable() {
        wire.takes = false;
        tilt();
        car.disconnected();
        tilt();
        assertEquals(List.of(new EcuAnswer.Unreachable(), new EcuAnswer.Unreachable()), answers);
    }

    @Test
    void a_program_that_does_not_answer_a_ping_is_cut_off_before_it_can_act_late() {
        tilt();
        loop.run(Duration.ofSeconds(5));
        assertFalse(wire.cut);
        loop.run(Duration.ofSeconds(2));
        assertTrue(wire.cut);
    }

    @Test
    void a_program_that_answers_pings_is_left_alone() {
        for (int i = 0; i < 20; i++) {
            loop.run(Duration.ofSeconds(2));
            car.received("{\"pong\":1}");
        }
        assertFalse(wire.cut);
    }

    @Test
    void a_reason_that_there_is_not_is_an_interlock() {
        tilt();
        car.received("{\"refused\":1,\"reason\":\"TOO_WINDY\"}");
        assertEquals(List.of(new EcuAnswer.Refused(Reason.INTERLOCK)), answers);
    }
}
