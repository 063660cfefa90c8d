package io.vehicleshadow.alexa.intent;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import io.vehicleshadow.alexa.model.Language;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.model.Vocabulary;
import io.vehicleshadow.alexa.speech.Phrases;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The skill's speech by the locale of a request; English for one that it does not know. */
public final class Languages {
    private final Map<String, CarSpeech> byLanguage = new HashMap<>();

    /** Speech about those signals. */
    public Languages(SignalCatalogue catalogue, Clock clock) {
        for (SkillLocale locale : SkillLocale.values()) {
            byLanguage.computeIfAbsent(
                    locale.language(),
                    code -> new CarSpeech(new Vocabulary(catalogue, Language.of(code)), Phrases.of(code), clock));
        }
    }

    CarSpeech of(HandlerInput input) {
        String locale = Optional.ofNullable(
                        input.getRequestEnvelope().getRequest().getLocale())
                .orElse("");
        return byLanguage.getOrDefault(locale.split("-")[0], byLanguage.get("en"));
    }
}
