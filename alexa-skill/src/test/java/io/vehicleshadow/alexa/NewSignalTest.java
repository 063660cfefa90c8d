package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.vehicle.signal.AllowedWord;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import io.vehicleshadow.vehicle.signal.Wording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewSignalTest {
    @Test
    void a_new_signal_is_spoken_of_after_one_entry_in_the_catalogue() {
        List<Signal> signals = new ArrayList<>(SpokenCar.CATALOGUE.signals());
        signals.add(new Signal(
                new SignalKey("sunroof"),
                SignalKind.ACTUATOR,
                "Vehicle.Cabin.Sunroof.Position",
                List.of(
                        word("open", true, "open"),
                        word("close", false, "close", "shut"),
                        word("tilted", false, "tilted")),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(60)),
                Map.of("en", new Wording("Sunroof", List.of("sunroof", "roof")))));
        Echo echo = new Echo(SkillLocale.EN_GB, new SignalCatalogue(signals));
        echo.cloud.reported().put("sunroof", "tilted");

        assertEquals("The sunroof is close.", echo.hears("shut the roof"));
        assertEquals("What's your PIN?", echo.hears("open my sunroof"));
        assertEquals("The sunroof is tilted.", echo.hears("set the sunroof to tilted"));
        assertEquals("Yes, the sunroof is tilted.", echo.hears("is my sunroof tilted"));
    }

    @Test
    void of_four_windows_the_one_that_is_named_is_meant() {
        SignalCatalogue forty = SignalCatalogue.read(Path.of("../docs/your-own-car/forty-signals.json"));
        Echo english = new Echo(SkillLocale.EN_US, forty);
        english.cloud.reported().put("windowRearLeft", "open");
        assertEquals("The rear left window is closed.", english.hears("close the rear left window"));
        assertEquals("What's your PIN?", english.hears("open the front right door"));
        Echo german = new Echo(SkillLocale.DE_DE, forty);
        german.cloud.reported().put("windowRearLeft", "open");
        assertEquals("Fenster hinten links ist geschlossen.", german.hears("schließe das Fenster hinten links"));
    }

    private static Echo fortySignals(SkillLocale locale) {
        Echo echo = new Echo(locale, SignalCatalogue.read(Path.of("../docs/your-own-car/forty-signals.json")));
        List.of("windowFrontLeft", "windowFrontRight", "windowRearLeft", "windowRearRight")
                .forEach(window -> echo.cloud.reported().put(window, "open"));
        return echo;
    }

    @Test
    void windows_alone_means_all_of_them() {
        Echo english = fortySignals(SkillLocale.EN_US);
        assertEquals("Windows: all closed.", english.hears("close the windows"));
        assertEquals(4, english.cloud.asked.size());
        assertEquals("What's your PIN?", english.hears("open the doors"));
        assertEquals("Doors: all open.", english.hears("1234"));
        assertEquals(8, english.cloud.asked.size());
        Echo german = fortySignals(SkillLocale.DE_DE);
        assertEquals("Fenster: alle geschlossen.", german.hears("schließe die Fenster"));
        assertEquals(4, german.cloud.asked.size());
    }

    @Test
    void of_the_windows_the_one_that_stays_open_is_named() {
        Echo english = fortySignals(SkillLocale.EN_US);
        english.cloud.jammed.add("windowRearLeft");
        assertEquals(
                "The car tried but couldn't do it. The rear left window is open. The others are closed.",
                english.hears("close the windows"));
        Echo german = fortySignals(SkillLocale.DE_DE);
        german.cloud.jammed.add("windowRearLeft");
        String said = german.hears("schließe die Fenster");
        assertTrue(said.endsWith("Fenster hinten links ist offen. Die anderen sind geschlossen."), said);
    }

    private static AllowedWord word(String word, boolean confirm, String... spoken) {
        return new AllowedWord(
                new SignalValue.Word(word), confirm, Set.of(), Map.of("en", new Wording(word, List.of(spoken))));
    }
}
