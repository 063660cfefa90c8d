package io.vehicleshadow.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.truth.Told;
import io.vehicleshadow.functions.truth.Way;
import io.vehicleshadow.local.cli.client.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** By {@code ./vehicle}: what it prints and the code that it ends with are held against what they mean. */
final class ByCommandLine implements Way {
    /** How a line goes on after signal and value, and what that means. */
    private static final Map<String, String> MEANINGS = Map.of(
            "done( in [0-9.]+ s)?", "SUCCEEDED",
            "failed, the car's control unit reported a fault", "FAILED",
            "refused, the car is moving", "REJECTED",
            "replaced by a newer request", "SUPERSEDED",
            "withdrawn", "WITHDRAWN",
            "withdrawn, but the car may have begun already", "IN_PROGRESS",
            "expired without an answer", "TIMED_OUT",
            "no answer yet(; expires at .*)?", "IN_PROGRESS");

    private final ApiOfStory api;
    private final Told told;
    private final Path folder;

    private record Typed(int exitCode, List<String> lines, List<String> errors) {}

    /** @param folder for the session of each person */
    ByCommandLine(ApiOfStory api, PublishedKey signIn, Told told, Path folder, List<PersonId> people)
            throws IOException {
        this.api = api;
        this.told = told;
        this.folder = folder;
        for (PersonId person : people) {
            Path own = Files.createDirectories(folder.resolve(person.value()));
            new Session(api.address(), "", signIn.token(person), Optional.empty()).write(own);
        }
    }

    @Override
    public void request(PersonId person, String signal, JsonNode value, Duration wait) {
        List<String> words = new ArrayList<>(List.of("send", signal + "=" + value.asText(), "--confirm"));
        if (!wait.isZero()) {
            words.add("--wait=" + wait.toSeconds());
        }
        Typed typed = type(person, words);
        ApiOfStory.Call call = api.last("POST /vehicles/{thing}/commands").orElseThrow();
        boolean mayHaveHappened = call.body().path("mayHaveHappened").asBoolean();
        if (call.status() == 200 || call.status() == 202) {
            told.sent(call.request(person), call.body());
            String line = typed.lines().get(0);
            String status = meaning(signal, line);
            told.words(line, call.request(person), signal, status);
            assertEquals(call.body().at("/signals/" + signal + "/status").asText(), status, line);
            assertEquals(exitCode(status, !wait.isZero()), typed.exitCode(), typed.toString());
        } else {
            assertEquals(mayHaveHappened ? 3 : 2, typed.exitCode(), typed.toString());
            assertEquals(1, typed.errors().size(), typed.toString());
            assertEquals(List.of(), typed.lines());
            assertEquals(mayHaveHappened, typed.errors().get(0).contains("may have been sent"), typed.toString());
            if (!mayHaveHappened) {
                told.refused(call.request(person));
            }
        }
    }

    private static int exitCode(String status, boolean waits) {
        return switch (status) {
            case "SUCCEEDED" -> 0;
            case "IN_PROGRESS" -> waits ? 3 : 0;
            case "TIMED_OUT" -> 3;
            default -> 4;
        };
    }

    private static String meaning(String signal, String line) {
        assertTrue(line.startsWith(signal + " ") && line.contains(": "), line);
        String end = line.substring(line.indexOf(": ") + 2);
        return MEANINGS.entrySet().stream()
                .filter(meaning -> end.matches(meaning.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("What does this mean: " + line));
    }

    @Override
    public void withdraw(PersonId person, String signal) {
        Typed typed = type(person, List.of("withdraw", signal));
        ApiOfStory.Call call =
                api.last("DELETE /vehicles/{thing}/commands/{command}").orElseThrow();
        if (call.status() == 200) {
            told.withdrawal(signal, call.body());
            assertEquals(
                    call.body().path("status").asText(),
                    meaning(signal, typed.lines().get(0)),
                    typed.toString());
        } else {
            assertEquals(2, typed.exitCode(), typed.toString());
        }
    }

    /** Each line of the history says what its entry says. */
    @Override
    public void look(PersonId person) {
        Typed typed = type(person, List.of("history", "--limit", "100"));
        JsonNode page = api.last("GET /vehicles/{thing}/history").orElseThrow().body();
        List<String> lines = new ArrayList<>(typed.lines());
        page.path("entries").forEach(entry -> {
            if (entry.path("version").asLong() > 0) {
                told.command(entry);
            }
            entry.path("signals").properties().forEach(signal -> {
                if (!lines.isEmpty()) {
                    says(lines.remove(0), entry, signal.getKey(), signal.getValue());
                }
            });
        });
        assertEquals(List.of(), lines);
    }

    private void says(String line, JsonNode entry, String signal, JsonNode said) {
        int at = line.indexOf(" " + signal + " ");
        assertTrue(at > 0, () -> line + " of " + entry);
        if (entry.path("kind").asText().equals("COMMAND")) {
            String status = meaning(signal, line.substring(at + 1));
            assertEquals(said.path("status").asText(), status, () -> line);
            if (entry.path("version").asLong() > 0) {
                told.words(line, entry.path("version").asLong(), signal, status);
            }
        }
    }

    private Typed type(PersonId person, List<String> words) {
        api.forget();
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--data", folder.resolve(person.value()).toString()));
        CommandLine line =
                VehicleCli.commandLine().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(errors, true));
        int exitCode = line.execute(all.toArray(String[]::new));
        return new Typed(
                exitCode,
                output.toString().lines().toList(),
                errors.toString().lines().toList());
    }
}
