package io.vehicleshadow.benchmarks.soak.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.benchmarks.soak.check.Versions.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people were told: by the API, the history, pages, voice and the command line. A word that ends a command has to be
 * the end that the documents show, and whoever says "done" needs a car that was so by then.
 *
 * <p>Source: the contract, Closing a command ("every reader goes by this one rule", "what was told as an end never
 * changes").
 */
final class WordCheck {
    private final Map<String, Thing> things;
    /** Directives that were answered with "later", by their token. */
    private final Map<String, JsonNode> later = new HashMap<>();

    private long checked;

    WordCheck(Map<String, Thing> things) {
        this.things = things;
    }

    /** @return how many words were checked */
    long run(List<JsonNode> words) {
        words.stream()
                .filter(word -> word.path("kind").asText().equals("directive"))
                .forEach(word -> later.put(word.path("token").asText(), word));
        words.forEach(this::check);
        return checked;
    }

    private void check(JsonNode word) {
        JsonNode answer = word.path("answer");
        switch (word.path("kind").asText()) {
            case "command", "report" -> command(word, answer);
            case "history" -> answer.path("entries").forEach(entry -> entry(word, entry));
            case "withdraw" -> withdrawal(word, answer);
            case "view" -> view(word, answer);
            case "page" -> page(word);
            case "directive" -> done(word, word, answer.at("/event/header/name").asText());
            case "event" -> event(word, answer.path("event"));
            case "command-line" -> done(word, word, word.path("exit").asInt(-1) == 0 ? "Response" : "");
            default -> {
                // Only what was written, which AcknowledgedCheck looks at.
            }
        }
    }

    private void command(JsonNode word, JsonNode command) {
        Thing thing = thing(word);
        long version = command.path("version").asLong();
        if (thing == null || thing.versions().get(version) == null) {
            return;
        }
        command.path("signals").properties().forEach(signal -> {
            checked++;
            String status = signal.getValue().path("status").asText();
            said(word, thing, signal.getKey(), version, status);
            if (status.equals("SUCCEEDED")) {
                Instant from = thing.story(signal.getKey()).earliest(version);
                String value = Contract.value(signal.getValue().path("value"));
                happened(word, thing, signal.getKey(), value, from);
            }
        });
    }

    private void said(JsonNode word, Thing thing, String signal, long version, String status) {
        Set<String> ends = thing.story(signal).ends(version);
        if (Contract.FINAL.contains(status) && !ends.contains(status)) {
            thing.found(
                    Fault.FALSE_WORD,
                    signal,
                    told(word) + " that command " + version + " was " + status + ", and the documents say " + ends);
        }
    }

    private void happened(JsonNode word, Thing thing, String signal, String value, Instant from) {
        Instant at = Instant.parse(word.path("at").asText());
        if (!ReportCheck.happened(thing.story(signal), thing.car(signal), value, from, at)) {
            thing.found(
                    Fault.FALSE_WORD,
                    signal,
                    told(word) + " at " + at + " that " + value + " was done, and the car had not done it since "
                            + from);
        }
    }

    private void entry(JsonNode word, JsonNode entry) {
        Thing thing = thing(word);
        if (entry.path("kind").asText().equals("COMMAND")) {
            command(word, entry);
            return;
        }
        Version version = thing == null
                ? null
                : thing.versions().get(entry.path("version").asLong());
        if (version != null) {
            entry.path("signals").properties().forEach(signal -> {
                checked++;
                JsonNode told = signal.getValue().path("value");
                same(word, thing, signal.getKey(), told, version.reported().path(signal.getKey()), version);
            });
        }
    }

    private void withdrawal(JsonNode word, JsonNode answer) {
        Thing thing = thing(word);
        long version = answer.path("version").asLong();
        if (thing == null || version == 0) {
            return;
        }
        String signal = answer.path("signal").asText();
        thing.story(signal).standingIn(version - 1).ifPresent(request -> {
            checked++;
            said(word, thing, signal, request.version(), answer.path("status").asText());
        });
    }

    private void view(JsonNode word, JsonNode answer) {
        Thing thing = thing(word);
        Version version = thing == null
                ? null
                : thing.versions().get(answer.path("version").asLong());
        if (version != null) {
            answer.path("reported").properties().forEach(signal -> {
                if (Contract.PARKED.containsKey(signal.getKey())) {
                    checked++;
                    JsonNode told = signal.getValue().path("value");
                    same(word, thing, signal.getKey(), told, version.reported().path(signal.getKey()), version);
                }
            });
        }
    }

    private void same(JsonNode word, Thing thing, String signal, JsonNode told, JsonNode is, Version version) {
        if (!Contract.value(told).equals(Contract.value(is))) {
            thing.found(
                    Fault.FALSE_WORD,
                    signal,
                    told(word) + " " + told + " of version " + version.number() + ", which says " + is);
        }
    }

    private void page(JsonNode word) {
        Thing thing = thing(word);
        JsonNode current = word.at("/document/current");
        Version version = thing == null
                ? null
                : thing.versions().get(current.path("version").asLong());
        if (version != null) {
            checked++;
            if (!version.state().equals(current.path("state"))) {
                thing.found(
                        Fault.FALSE_WORD,
                        "",
                        "a page was shown version " + version.number() + " as " + current.path("state") + ", not "
                                + version.state());
            }
        }
    }

    /** An answer that came later, or a change that Alexa was told. */
    private void event(JsonNode word, JsonNode event) {
        JsonNode asked = later.get(event.at("/header/correlationToken").asText("none"));
        if (asked != null) {
            done(word, asked, event.at("/header/name").asText());
        }
    }

    /** @param word says so, of what {@code asked} had asked for */
    private void done(JsonNode word, JsonNode asked, String name) {
        Thing thing = thing(asked);
        if (thing != null && name.equals("Response")) {
            checked++;
            Instant from = Instant.parse(asked.path("asked").asText());
            happened(word, thing, asked.path("signal").asText(), Contract.value(asked.path("value")), from);
        }
    }

    private Thing thing(JsonNode word) {
        return things.get(word.path("thing").asText());
    }

    private static String told(JsonNode word) {
        return word.path("kind").asText() + " told " + word.path("from").asText("somebody");
    }
}
