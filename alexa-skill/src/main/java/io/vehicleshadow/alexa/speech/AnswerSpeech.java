package io.vehicleshadow.alexa.speech;

import io.vehicleshadow.functions.ask.AskResult;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says what became of a request. Only the car's own SUCCEEDED is ever spoken as success.
 *
 * @param signal what was requested
 * @param value to be what
 * @param car its state after the answer; empty if it is no longer the person's, or can't be read
 */
public record AnswerSpeech(CarSpeech speech, Signal signal, SignalValue value, Optional<VehicleState> car) {

    /** The result in a sentence. */
    public String of(AskResult result) {
        if (result instanceof AskResult.Asked asked) {
            return report(asked.report());
        }
        if (result instanceof AskResult.NoSuchVehicle) {
            return say(Phrase.CAR_GONE);
        }
        if (result instanceof AskResult.NotAllowed) {
            return say(Phrase.NOT_ALLOWED);
        }
        if (result instanceof AskResult.AlreadyUnderWay) {
            return say(Phrase.ALREADY_PENDING) + away();
        }
        // NotConfirmed: the skill has asked for the PIN before it sends what needs one.
        throw new IllegalStateException(result.toString());
    }

    private String report(CommandReport report) {
        AskedSignal asked = report.signals().get(signal.key().value());
        Optional<Reason> reason = asked.end().flatMap(End::reason);
        return switch (report.status(signal.key().value())) {
            case SUCCEEDED -> done();
            case FAILED -> failed(reason);
            case REJECTED ->
                rejected(asked.end().flatMap(this::interlock).orElseGet(() -> reason(reason.orElse(Reason.BUSY))));
            case SUPERSEDED -> say(Phrase.SUPERSEDED);
            case WITHDRAWN -> say(Phrase.WITHDRAWN);
            case TIMED_OUT -> say(Phrase.TIMED_OUT);
            case IN_PROGRESS -> pending(asked.staleAt().orElse(report.asOf()));
        };
    }

    private String done() {
        return signal.kind() == SignalKind.MOMENTARY
                ? speech.phrases().say(Phrase.DONE_MOMENTARY, speech.about(signal, value))
                : sentence(value);
    }

    private String sentence(SignalValue now) {
        return speech.phrases().say(Phrase.SENTENCE, Map.of("clause", speech.clause(signal, now)));
    }

    private String failed(Optional<Reason> reason) {
        String why = speech.phrases().say(Phrase.SENTENCE, Map.of("clause", reason(reason.orElse(Reason.ECU_FAULT))));
        return reported().map(now -> why + " " + sentence(now)).orElse(why);
    }

    /** What the car requires, if it named an interlock that the catalogue has words for. */
    private Optional<String> interlock(End end) {
        return end.interlock()
                .flatMap(speech.vocabulary()::condition)
                .map(condition -> speech.phrases().fill(Phrase.INTERLOCK, Map.of("condition", condition)));
    }

    private String rejected(String reason) {
        Map<String, String> values = new HashMap<>(Map.of("reason", reason));
        Optional<SignalValue> kept = reported();
        kept.ifPresent(now -> values.putAll(speech.about(signal, now)));
        Phrase phrase = kept.map(now -> now instanceof SignalValue.Quantity ? Phrase.KEPT_AT : Phrase.KEPT)
                .orElse(Phrase.NOTHING_DONE);
        return speech.phrases().say(phrase, values);
    }

    private String pending(Instant staleAt) {
        Map<String, String> values = new HashMap<>(Map.of("expiry", speech.until(staleAt)));
        Optional<Instant> away = car.flatMap(CarSpeech::offlineSince);
        if (away.isPresent()) {
            values.put("duration", speech.since(away.get()));
            return speech.phrases().say(Phrase.PENDING_OFFLINE, values);
        }
        boolean neverOnline = car.filter(state -> state.presence().isEmpty()).isPresent();
        return speech.phrases().say(neverOnline ? Phrase.PENDING_NEVER_ONLINE : Phrase.PENDING_ONLINE, values);
    }

    private String reason(Reason reason) {
        return speech.phrases().reason(reason.name());
    }

    private String away() {
        return car.flatMap(CarSpeech::offlineSince)
                .map(since -> " " + speech.phrases().say(Phrase.AWAY, Map.of("duration", speech.since(since))))
                .orElse("");
    }

    private Optional<SignalValue> reported() {
        return car.flatMap(state -> CarSpeech.reported(signal, state));
    }

    private String say(Phrase phrase) {
        return speech.phrases().say(phrase);
    }
}
