package io.vehicleshadow.functions.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.command.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The requests that have no end yet, by signal, oldest first, and the one rule by which they get one: the first outcome
 * with a version of at least the request's own decides. If the request was replaced or withdrawn in a version up to that
 * outcome's, that is its end; otherwise the outcome is its answer. Without such an outcome a request that was replaced or
 * withdrawn ends only when the vehicle can't answer it any more. Source: the contract between cloud and vehicle, closing
 * a command.
 */
public record Unanswered(Map<String, List<Request>> bySignal) {
    static final Unanswered NOTHING = new Unanswered(Map.of());

    /** Copies the map; signals without a request are left out. */
    public Unanswered {
        Map<String, List<Request>> copy = new LinkedHashMap<>();
        bySignal.forEach((signal, requests) -> {
            if (!requests.isEmpty()) {
                copy.put(signal, List.copyOf(requests));
            }
        });
        bySignal = Map.copyOf(copy);
    }

    /**
     * A request for one signal.
     *
     * @param version the shadow's that it made
     * @param id of its entry
     * @param at when the command was given
     * @param pending how it ends unless the vehicle answers: what replaced or withdrew it first
     */
    public record Request(long version, EntryId id, Instant at, Optional<End> pending) {
        Request replaced(End how) {
            return pending.isPresent() ? this : new Request(version, id, at, Optional.of(how));
        }

        End by(Outcome outcome, Instant when) {
            return pending.filter(end -> end.version() <= outcome.version())
                    .orElseGet(() -> End.answered(outcome, when));
        }
    }

    record Ended(String signal, Request request, End end) {}

    /** What an update leads to. */
    record Step(Unanswered after, List<Ended> ended) {
        /** Whether nothing was unanswered before that version. */
        boolean isOnlyOf(long version) {
            return ended.isEmpty()
                    && after.bySignal().values().stream()
                            .flatMap(List::stream)
                            .allMatch(request -> request.version() == version);
        }
    }

    /** The requests of that command, just made. */
    static Unanswered of(HistoryEntry.Command command) {
        Map<String, List<Request>> requests = new LinkedHashMap<>();
        command.signals()
                .keySet()
                .forEach(signal -> requests.put(
                        signal, List.of(new Request(command.version(), command.id(), command.at(), Optional.empty()))));
        return new Unanswered(requests);
    }

    /**
     * Those that may only be answered late: nothing is requested any more. An update in between may be missing; what the
     * outcomes have answered it will end.
     *
     * @param answered the versions that the outcomes name, by signal
     */
    Unanswered late(Map<String, Long> answered) {
        Map<String, List<Request>> late = new LinkedHashMap<>();
        bySignal.forEach((signal, requests) -> late.put(
                signal,
                requests.stream()
                        .filter(request -> request.pending().isPresent())
                        .filter(request -> request.version() > answered.getOrDefault(signal, 0L))
                        .toList()));
        return new Unanswered(late);
    }

    /** The request by which the signal stands in {@code desired}. */
    Optional<Request> standing(String signal) {
        return bySignal.getOrDefault(signal, List.of()).stream()
                .filter(request -> request.pending().isEmpty())
                .findFirst();
    }

    /**
     * Takes in the next update. An outcome in it answers what came before the update.
     *
     * @param mayAnswer whether the vehicle may yet answer a request that is no longer in {@code desired}
     */
    Step take(Update update, Instant requestedAt, Predicate<Request> mayAnswer) {
        Map<String, List<Request>> after = new LinkedHashMap<>(bySignal);
        List<Ended> ended = new ArrayList<>();
        for (String signal : touched(update)) {
            List<Request> open = new ArrayList<>(bySignal.getOrDefault(signal, List.of()));
            Optional.ofNullable(update.outcomes().get(signal))
                    .ifPresent(outcome -> answer(signal, open, outcome, update.at(), ended));
            JsonNode requested = update.requested().get(signal);
            if (requested != null || update.cleared().contains(signal)) {
                End gone = requested != null
                        ? End.superseded(update.at()).inVersion(update.version())
                        : End.withdrawn(update.at(), Optional.empty()).inVersion(update.version());
                open.replaceAll(request -> request.replaced(gone));
            }
            open.removeIf(request -> endsWithoutAnswer(signal, request, mayAnswer, ended));
            if (requested != null) {
                open.add(new Request(update.version(), update.command().orElseThrow(), requestedAt, Optional.empty()));
            }
            after.put(signal, open);
        }
        return new Step(new Unanswered(after), ended);
    }

    private static Set<String> touched(Update update) {
        Set<String> touched = new TreeSet<>(update.requested().keySet());
        touched.addAll(update.cleared());
        touched.addAll(update.outcomes().keySet());
        return touched;
    }

    private static void answer(String signal, List<Request> open, Outcome outcome, Instant at, List<Ended> ended) {
        open.removeIf(request -> {
            boolean decided = request.version() <= outcome.version();
            if (decided) {
                ended.add(new Ended(signal, request, request.by(outcome, at)));
            }
            return decided;
        });
    }

    private static boolean endsWithoutAnswer(
            String signal, Request request, Predicate<Request> mayAnswer, List<Ended> ended) {
        boolean over = request.pending().isPresent() && !mayAnswer.test(request);
        if (over) {
            ended.add(new Ended(signal, request, request.pending().get()));
        }
        return over;
    }
}
