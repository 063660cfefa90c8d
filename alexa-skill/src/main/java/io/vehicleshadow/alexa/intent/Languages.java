package io.vehicleshadow.alexa.intent;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import io.vehicleshadow.alexa.model.Language;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.model.Vocabulary;
import io.vehicleshadow.alexa.speech.Phrases;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The skill's speech by the locale of a request; English for one that it does not know. A language is read when heard. */
public final class Languages {
    private final Map<String, CarSpeech> byLanguage = new ConcurrentHashMap<>();
    private final SignalCatalogue catalogue;
    private final Clock clock;

    /** Speech about those signals. */
    public Languages(SignalCatalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    CarSpeech of(HandlerInput input) {
        String locale = Optional.ofNullable(
                        input.getRequestEnvelope().getRequest().getLocale())
                .orElse("");
        return byLanguage.computeIfAbsent(spoken(locale), this::speech);
    }

    private static String spoken(String locale) {
        return Arrays.stream(SkillLocale.values())
                .map(SkillLocale::language)
                .filter(locale.split("-")[0]::equals)
                .findFirst()
                .orElse(SkillLocale.EN_US.language());
    }

    private CarSpeech speech(String language) {
        return new CarSpeech(new Vocabulary(catalogue, Language.of(language)), Phrases.of(language), clock);
    }
}
