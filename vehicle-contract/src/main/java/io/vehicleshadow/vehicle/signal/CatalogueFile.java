package io.vehicleshadow.vehicle.signal;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The form of the catalogue file. */
final class CatalogueFile {
    private CatalogueFile() {}

    static SignalCatalogue read(InputStream file) throws IOException {
        List<Signal> signals = new ArrayList<>();
        for (JsonNode entry : JsonText.read(file.readAllBytes()).path("signals")) {
            signals.add(signal(entry));
        }
        return new SignalCatalogue(signals);
    }

    private static Signal signal(JsonNode entry) {
        List<AllowedWord> words = new ArrayList<>();
        entry.path("values").forEach(word -> words.add(word(word)));
        Optional<Range> range =
                Optional.of(entry.path("range")).filter(JsonNode::isObject).map(CatalogueFile::range);
        return new Signal(
                new SignalKey(entry.path("key").asText()),
                SignalKind.valueOf(upper(entry.path("kind"))),
                entry.path("vss").asText(),
                words,
                range,
                seconds(entry.path("staleAfterSeconds")),
                wordings(entry.path("text"), "title"),
                simulation(entry.path("simulation"), Simulation.harmless(words, range)));
    }

    private static Simulation simulation(JsonNode simulation, Simulation harmless) {
        return new Simulation(
                SignalValue.of(simulation.path("start")).orElse(harmless.start()),
                Duration.ofMillis(simulation.path("movementMillis").asLong(0)));
    }

    private static AllowedWord word(JsonNode word) {
        Set<Interlock> requires = EnumSet.noneOf(Interlock.class);
        word.path("requires").forEach(name -> requires.add(Interlock.valueOf(upper(name))));
        return new AllowedWord(
                new SignalValue.Word(word.path("word").asText()),
                word.path("confirm").asBoolean(),
                requires,
                wordings(word.path("text"), "state"));
    }

    private static Range range(JsonNode range) {
        Optional<BigDecimal> step =
                Optional.of(range.path("step")).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
        return new Range(
                range.path("minimum").decimalValue(),
                range.path("maximum").decimalValue(),
                step,
                range.path("unit").asText());
    }

    private static Optional<Duration> seconds(JsonNode seconds) {
        return seconds.isNumber() ? Optional.of(Duration.ofSeconds(seconds.longValue())) : Optional.empty();
    }

    private static Map<String, Wording> wordings(JsonNode text, String written) {
        Map<String, Wording> wordings = new LinkedHashMap<>();
        text.properties().forEach(language -> {
            List<String> spoken = new ArrayList<>();
            language.getValue().path("spoken").forEach(name -> spoken.add(name.asText()));
            wordings.put(
                    language.getKey(),
                    new Wording(language.getValue().path(written).asText(), spoken));
        });
        return wordings;
    }

    private static String upper(JsonNode name) {
        return name.asText().toUpperCase(Locale.ROOT);
    }
}
