package io.vehicleshadow.alexa.speech;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import io.vehicleshadow.alexa.model.IntentSpec;
import io.vehicleshadow.alexa.model.Language;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.model.SlotWords;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The skill's speech by the locale of a request; for a locale that it does not know the same language, else English. A
 * language is read when it is first heard. Thread-safe.
 */
public final class Languages {
    private final Map<Spoken, CarSpeech> speeches = new ConcurrentHashMap<>();
    private final Map<SkillLocale, SlotWords> slotWords = new ConcurrentHashMap<>();
    private final Catalogues catalogues;
    private final List<IntentSpec> intents;
    private final Clock clock;

    private record Spoken(SkillLocale locale, SignalCatalogue catalogue) {}

    /** Speech about the cars of those catalogues, in answer to those intents. */
    public Languages(Catalogues catalogues, List<IntentSpec> intents, Clock clock) {
        this.catalogues = catalogues;
        this.intents = intents;
        this.clock = clock;
    }

    /** Whether what is said depends on the car of which it is said. */
    public boolean dependOnTheCar() {
        return catalogues.all().size() > 1;
    }

    /** The speech for that request, as long as no car is spoken of. */
    public CarSpeech of(HandlerInput input) {
        return of(input, catalogues.first());
    }

    /** The speech for that request about a car that goes by the catalogue, which is one of these. */
    public CarSpeech of(HandlerInput input, SignalCatalogue catalogue) {
        return of(spoken(input.getRequestEnvelopeJson().at("/request/locale").asText()), catalogue);
    }

    /** The speech of that locale about a car that goes by the catalogue, which is one of these. */
    public CarSpeech of(SkillLocale locale, SignalCatalogue catalogue) {
        return speeches.computeIfAbsent(
                new Spoken(locale, catalogue),
                spoken -> new CarSpeech(spoken.locale(), spoken.catalogue(), words(spoken.locale()), clock));
    }

    private SlotWords words(SkillLocale locale) {
        return slotWords.computeIfAbsent(locale, its -> new SlotWords(intents, catalogues, Language.of(its)));
    }

    private static SkillLocale spoken(String tag) {
        return SkillLocale.find(tag)
                .or(() -> Arrays.stream(SkillLocale.values())
                        .filter(locale -> locale.language().equals(tag.split("-")[0]))
                        .findFirst())
                .orElse(SkillLocale.EN_US);
    }
}
