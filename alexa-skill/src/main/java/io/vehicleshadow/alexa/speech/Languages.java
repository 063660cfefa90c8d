package io.vehicleshadow.alexa.speech;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import io.vehicleshadow.alexa.model.IntentSpec;
import io.vehicleshadow.alexa.model.SkillLocale;
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
    private final Map<SkillLocale, CarSpeech> byLocale = new ConcurrentHashMap<>();
    private final SignalCatalogue catalogue;
    private final List<IntentSpec> intents;
    private final Clock clock;

    /** Speech about those signals, in answer to those intents. */
    public Languages(SignalCatalogue catalogue, List<IntentSpec> intents, Clock clock) {
        this.catalogue = catalogue;
        this.intents = intents;
        this.clock = clock;
    }

    /** The speech for that request. */
    public CarSpeech of(HandlerInput input) {
        String tag = input.getRequestEnvelopeJson().at("/request/locale").asText();
        return byLocale.computeIfAbsent(spoken(tag), locale -> new CarSpeech(locale, catalogue, intents, clock));
    }

    private static SkillLocale spoken(String tag) {
        return SkillLocale.find(tag)
                .or(() -> Arrays.stream(SkillLocale.values())
                        .filter(locale -> locale.language().equals(tag.split("-")[0]))
                        .findFirst())
                .orElse(SkillLocale.EN_US);
    }
}
