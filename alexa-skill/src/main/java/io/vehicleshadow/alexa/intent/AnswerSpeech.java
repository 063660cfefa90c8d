package io.vehicleshadow.alexa.intent;

import io.vehicleshadow.alexa.garage.AskAnswer;
import io.vehicleshadow.alexa.garage.CarView;
import io.vehicleshadow.alexa.speech.Phrase;
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
 * @param signal what was asked
 * @param value to be what
 * @param car what is true of it after the answer; empty if it is not the person's any more
 */
record AnswerSpeech(CarSpeech speech, Signal signal, SignalValue value, Optional<CarView> car) {

    String of(AskAnswer answer) {
        if (answer instanceof AskAnswer.Ended ended) {
            return ended(ended);
        }
        if (answer instanceof AskAnswer.UnderWay underWay) {
            return pending(underWay.staleAt());
        }
        if (answer instanceof AskAnswer.NotAllowed) {
            return say(Phrase.NOT_ALLOWED);
        }
        return answer instanceof AskAnswer.NoSuchCar ? say(Phrase.CAR_GONE) : say(Phrase.ALREADY_UNDER_WAY) + away();
    }

    private String ended(AskAnswer.Ended ended) {
        return switch (ended.status()) {
            case SUCCEEDED -> done();
            case FAILED -> failed(ended.reason());
            case REJECTED -> rejected(ended.reason());
            case SUPERSEDED -> say(Phrase.SUPERSEDED);
            case WITHDRAWN -> say(Phrase.WITHDRAWN);
            case TIMED_OUT, IN_PROGRESS -> say(Phrase.TIMED_OUT);
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

    private String rejected(Optional<Reason> reason) {
        Map<String, String> values = new HashMap<>(Map.of("reason", reason(reason.orElse(Reason.BUSY))));
        Optional<SignalValue> kept = reported();
        kept.ifPresent(now -> values.putAll(speech.about(signal, now)));
        Phrase phrase = kept.map(now -> now instanceof SignalValue.Quantity ? Phrase.KEPT_AT : Phrase.KEPT)
                .orElse(Phrase.NOTHING_DONE);
        return speech.phrases().say(phrase, values);
    }

    private String pending(Instant staleAt) {
        Map<String, String> lapse = Map.of("lapse", speech.until(staleAt));
        Optional<Instant> away = car.flatMap(CarView::offlineSince);
        if (away.isPresent()) {
            return speech.phrases()
                    .say(
                            Phrase.PENDING_OFFLINE,
                            Map.of("duration", speech.since(away.get()), "lapse", speech.until(staleAt)));
        }
        boolean neverOnline = car.filter(view -> view.presence().isEmpty()).isPresent();
        return speech.phrases().say(neverOnline ? Phrase.PENDING_NEVER_ONLINE : Phrase.PENDING_ONLINE, lapse);
    }

    private String reason(Reason reason) {
        return speech.phrases().fill(Phrase.valueOf("REASON_" + reason.name()), Map.of());
    }

    private String away() {
        return car.flatMap(CarView::offlineSince)
                .map(since -> " " + speech.phrases().say(Phrase.AWAY, Map.of("duration", speech.since(since))))
                .orElse("");
    }

    private Optional<SignalValue> reported() {
        return car.flatMap(view -> CarSpeech.reported(signal, view));
    }

    private String say(Phrase phrase) {
        return speech.phrases().say(phrase);
    }
}
