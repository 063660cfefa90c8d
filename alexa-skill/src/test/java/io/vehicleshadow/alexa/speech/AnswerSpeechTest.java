package io.vehicleshadow.alexa.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.alexa.SpokenCar;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.ask.AskResult;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every result of a request is spoken, and none falls into a default. */
class AnswerSpeechTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC);
    private static final Signal DOOR = SpokenCar.CATALOGUE.find("door").orElseThrow();
    private static final SignalValue OPEN = new SignalValue.Word("open");

    static Stream<Class<?>> results() {
        return Arrays.stream(AskResult.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("results")
    void every_result_has_its_own_sentence(Class<?> kind) {
        AskResult result = example(kind);
        if (result instanceof AskResult.NotConfirmed) {
            assertThrows(IllegalStateException.class, () -> said(result));
            return;
        }
        long same = results()
                .map(AnswerSpeechTest::example)
                .filter(other -> !(other instanceof AskResult.NotConfirmed))
                .filter(other -> said(other).equals(said(result)))
                .count();
        assertEquals(1, same, said(result));
    }

    @ParameterizedTest
    @EnumSource(CommandStatus.class)
    void only_success_sounds_like_success(CommandStatus status) {
        assertEquals(
                status == CommandStatus.SUCCEEDED,
                said(asked(status)).contains("The door is open"),
                () -> said(asked(status)));
    }

    @ParameterizedTest
    @CsvSource({
        "EN_US, the car requires this: The car drives 30 km/h at most",
        "DE_DE, das Auto verlangt dafür: Das Auto fährt höchstens 30 km/h"
    })
    void an_interlock_of_the_catalogue_is_said_in_its_own_words(SkillLocale locale, String reason) {
        SignalCatalogue catalogue = SignalCatalogue.read(Path.of("../docs/your-own-car/catalogue.json"));
        Signal sunroof = catalogue.find("sunroof").orElseThrow();
        End end = new End(
                CommandStatus.REJECTED,
                Optional.of(Reason.INTERLOCK),
                Optional.of("slow"),
                CLOCK.instant(),
                Optional.empty(),
                2);
        CarSpeech speech = new Languages(new Catalogues(catalogue), List.of(), CLOCK).of(locale, catalogue);
        String said = new AnswerSpeech(speech, sunroof, OPEN, Optional.empty())
                .of(asked(
                        "sunroof",
                        AskedSignal.open(OPEN.json(), Optional.empty()).ended(end)));
        assertTrue(said.toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT)), said);
    }

    private static String said(AskResult result) {
        CarSpeech speech =
                new Languages(SpokenCar.CATALOGUES, List.of(), CLOCK).of(SkillLocale.EN_US, SpokenCar.CATALOGUE);
        return new AnswerSpeech(speech, DOOR, OPEN, Optional.empty()).of(result);
    }

    private static AskResult example(Class<?> kind) {
        Map<Class<?>, AskResult> examples = Map.of(
                AskResult.Asked.class,
                asked(CommandStatus.SUCCEEDED),
                AskResult.NoSuchVehicle.class,
                new AskResult.NoSuchVehicle(),
                AskResult.NotAllowed.class,
                new AskResult.NotAllowed(Role.VIEWER),
                AskResult.NotConfirmed.class,
                new AskResult.NotConfirmed(DOOR.key(), OPEN),
                AskResult.AlreadyUnderWay.class,
                new AskResult.AlreadyUnderWay(DOOR.key(), OPEN, OptionalLong.empty()));
        return Optional.ofNullable(examples.get(kind))
                .orElseThrow(() -> new AssertionError("No sentence is known for " + kind));
    }

    private static AskResult asked(CommandStatus status) {
        Optional<Reason> reason = status == CommandStatus.FAILED || status == CommandStatus.REJECTED
                ? Optional.of(Reason.BUSY)
                : Optional.empty();
        AskedSignal open =
                AskedSignal.open(OPEN.json(), Optional.of(CLOCK.instant().plusSeconds(60)));
        AskedSignal signal = status == CommandStatus.IN_PROGRESS
                ? open
                : open.ended(new End(status, reason, Optional.empty(), CLOCK.instant(), Optional.empty(), 2));
        return asked("door", signal);
    }

    private static AskResult asked(String key, AskedSignal signal) {
        PersonId person = new PersonId("demo");
        ThingName car = new ThingName("tcu");
        return new AskResult.Asked(new CommandReport(
                new HistoryEntry.Command(
                        EntryId.ofRequest(CLOCK.instant(), "demo", "tcu", "1"),
                        car,
                        CLOCK.instant(),
                        Optional.of(person),
                        Channel.VOICE,
                        1,
                        2,
                        Map.of(key, signal)),
                CLOCK.instant()));
    }
}
