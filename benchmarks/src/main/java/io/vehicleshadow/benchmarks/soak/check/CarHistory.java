package io.vehicleshadow.benchmarks.soak.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one part of a car did and how it stood, from what the car's side wrote down. */
final class CarHistory {
    /** How an act ended, as far as is known: a killed process tells nothing. */
    enum End {
        DONE,
        REFUSED,
        UNKNOWN
    }

    /** The car began to act on a command. */
    record Act(Instant at, String value, End end) {
        @Override
        public String toString() {
            return value + " begun at " + at + " (" + end + ")";
        }
    }

    /** The part may have stood so from then until then. */
    private record State(Instant from, Instant to, String value) {}

    private final List<Act> acts = new ArrayList<>();
    private final List<State> states = new ArrayList<>();
    private String value;
    private Instant since = Instant.EPOCH;
    private String moving;
    private Instant movingSince;

    /** @param lines of that thing and signal, in order */
    CarHistory(String signal, List<JsonNode> lines) {
        value = Contract.PARKED.get(signal);
        for (JsonNode line : lines) {
            take(
                    line.path("what").asText(),
                    Instant.parse(line.path("at").asText()),
                    Contract.value(line.path("value")));
        }
        settle(Instant.MAX, null);
    }

    private void take(String what, Instant at, String told) {
        switch (what) {
            case "began" -> {
                acts.add(new Act(at, told, End.UNKNOWN));
                settleMovement(at);
                moving = told;
                movingSince = at;
            }
            case "done" -> {
                ended(told, End.DONE);
                moving = null;
                settle(at.minus(Contract.TELLING), told);
            }
            case "refused" -> {
                ended(told, End.REFUSED);
                moving = null;
            }
            case "is" -> {
                // A movement that a kill cut off has happened if the part is there afterwards.
                moving = told.equals(moving) ? moving : null;
                settle(at.minus(Contract.TELLING), told);
            }
            case "by-hand" -> settle(at.minus(Contract.TELLING), told);
            default ->
                throw new IllegalArgumentException(
                        "A car's record says began, done, refused, by-hand or is, not " + what);
        }
    }

    private void ended(String told, End end) {
        for (int i = acts.size() - 1; i >= 0; i--) {
            Act act = acts.get(i);
            if (act.end() == End.UNKNOWN && act.value().equals(told)) {
                acts.set(i, new Act(act.at(), act.value(), end));
                return;
            }
        }
    }

    private void settle(Instant at, String now) {
        settleMovement(at);
        if (value != null) {
            states.add(new State(since, at, value));
        }
        value = now;
        since = at;
    }

    /** A movement whose end nobody told may have ended anywhere in between. */
    private void settleMovement(Instant at) {
        if (moving != null) {
            states.add(new State(movingSince, at, moving));
            moving = null;
        }
    }

    List<Act> acts() {
        return acts;
    }

    /** The first moment from then on in which the part may have stood so; empty if there is none until then. */
    Optional<Instant> first(String wanted, Instant from, Instant until) {
        return states.stream()
                .filter(state -> state.value().equals(wanted))
                .filter(state -> state.to().isAfter(from) && !state.from().isAfter(until))
                .map(state -> state.from().isAfter(from) ? state.from() : from)
                .min(Instant::compareTo);
    }

    boolean stoodSo(String wanted, Instant from, Instant until) {
        return first(wanted, from, until).isPresent();
    }
}
