package io.vehicleshadow.alexa.intent;

import io.vehicleshadow.alexa.garage.AskAnswer;
import io.vehicleshadow.alexa.garage.CarView;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Instant;
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
        return say(answer instanceof AskAnswer.NoSuchCar ? Phrase.CAR_GONE : Phrase.ALREADY_UNDER_WAY);
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
        boolean momentary = signal.kind() == SignalKind.MOMENTARY;
        return speech.about(
                signal, value, momentary ? Phrase.DONE_MOMENTARY : Phrase.DONE, Phrase.DONE_QUANTITY, Map.of());
    }

    private String failed(Optional<Reason> reason) {
        Map<String, String> why = Map.of("reason", reason(reason.orElse(Reason.ECU_FAULT)));
        return reported()
                .map(now -> speech.about(signal, now, Phrase.FAILED_NOW, Phrase.FAILED_NOW_QUANTITY, why))
                .orElseGet(() -> speech.phrases().say(Phrase.FAILED, why));
    }

    private String rejected(Optional<Reason> reason) {
        Map<String, String> why = Map.of("reason", reason(reason.orElse(Reason.BUSY)));
        return reported()
                .map(kept -> speech.about(signal, kept, Phrase.REJECTED_KEPT, Phrase.REJECTED_KEPT_QUANTITY, why))
                .orElseGet(() -> speech.phrases().say(Phrase.REJECTED_NOTHING, why));
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
        return speech.phrases().say(Phrase.valueOf("REASON_" + reason.name()), Map.of("part", speech.part(signal)));
    }

    private Optional<SignalValue> reported() {
        return car.flatMap(view -> CarSpeech.reported(signal, view));
    }

    private String say(Phrase phrase) {
        return speech.phrases().say(phrase, Map.of("part", speech.part(signal)));
    }

    /** Whether the request is over and did what was asked. */
    static boolean isDone(AskAnswer answer) {
        return answer instanceof AskAnswer.Ended ended && ended.status() == CommandStatus.SUCCEEDED;
    }
}
