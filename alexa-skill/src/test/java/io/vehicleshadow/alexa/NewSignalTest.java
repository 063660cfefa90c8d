package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    private static AllowedWord word(String word, boolean confirm, String... spoken) {
        return new AllowedWord(
                new SignalValue.Word(word), confirm, Set.of(), Map.of("en", new Wording(word, List.of(spoken))));
    }
}
