package io.vehicleshadow.alexa.speech;

import io.vehicleshadow.functions.ask.AskResult;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.signal.Signal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what became of a request about several parts: those that did not do it one by one, and the others together.
 *
 * @param wanted what was requested
 * @param car its state after the answer; empty if it is no longer the person's, or can't be read
 */
public record GroupSpeech(CarSpeech speech, Wanted wanted, Optional<VehicleState> car) {

    /** The result in a sentence or more. */
    public String of(AskResult result) {
        if (!(result instanceof AskResult.Asked asked) || wanted.group().isEmpty()) {
            return about(wanted.values().keySet().iterator().next(), result);
        }
        Map<Boolean, List<Signal>> byDone = wanted.values().keySet().stream()
                .collect(Collectors.partitioningBy(signal -> isDone(asked.report(), signal)));
        Stream<String> missing = byDone.get(false).stream().map(signal -> about(signal, result));
        return Stream.concat(missing, done(byDone.get(true), result))
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .collect(Collectors.joining(" "));
    }

    private static boolean isDone(CommandReport report, Signal signal) {
        return report.status(signal.key().value()) == CommandStatus.SUCCEEDED;
    }

    private String about(Signal signal, AskResult result) {
        return new AnswerSpeech(speech, signal, wanted.values().get(signal), car).of(result);
    }

    /** Together, if they are in one state and more than one. */
    private Stream<String> done(List<Signal> signals, AskResult result) {
        Set<String> states = signals.stream()
                .map(signal -> speech.state(signal, wanted.values().get(signal)))
                .collect(Collectors.toSet());
        if (signals.size() < 2 || states.size() > 1) {
            return signals.stream().map(signal -> about(signal, result));
        }
        String state = states.iterator().next();
        return Stream.of(
                signals.size() == wanted.values().size()
                        ? speech.phrases().say(Phrase.ALL_ARE, Map.of("parts", title(), "state", state))
                        : speech.phrases().say(Phrase.OTHERS_ARE, Map.of("state", state)));
    }

    private String title() {
        return speech.vocabulary().wording(wanted.group().orElseThrow()).written();
    }
}
