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

/** The skill's speech by the locale of a request; the same language for one
 * that it does not know, else English. A language is read when heard. */
public final class Languages {
    private final Map<SkillLocale, CarSpeech> byLocale = new ConcurrentHashMap<>();
    private final SignalCatalogue catalogue;
    private final Clock clock;

    /** Speech about those signals. */
    public Languages(SignalCatalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    CarSpeech of(HandlerInput input) {
        String tag = Optional.ofNullable(input.getRequestEnvelope().getRequest().getLocale())
                .orElse("");
        return byLocale.computeIfAbsent(spoken(tag), this::speech);
    }

    private static SkillLocale spoken(String tag) {
        return SkillLocale.find(tag)
                .or(() -> Arrays.stream(SkillLocale.values())
                        .filter(locale -> locale.language().equals(tag.split("-")[0]))
                        .findFirst())
                .orElse(SkillLocale.EN_US);
    }

    private CarSpeech speech(SkillLocale locale) {
        return new CarSpeech(new Vocabulary(catalogue, Language.of(locale)), Phrases.of(locale.language()), clock);
    }
}
