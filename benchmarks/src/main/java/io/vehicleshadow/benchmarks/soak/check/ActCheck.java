package io.vehicleshadow.benchmarks.soak.check;

import io.vehicleshadow.benchmarks.soak.check.CarHistory.Act;
import io.vehicleshadow.benchmarks.soak.check.SignalStory.Answer;
import io.vehicleshadow.benchmarks.soak.check.SignalStory.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Each act needs a request of its own: written before, not expired, answered by the vehicle for itself (not for what
 * replaced it), and not before the act began. What is left over is a double, late or unasked act.
 *
 * <p>Source: the contract, Executing ("each request is executed at most once") and How old a command may be.
 */
final class ActCheck {
    private final SignalStory story;
    private final CarHistory car;
    private final BiConsumer<Fault, String> findings;

    ActCheck(SignalStory story, CarHistory car, BiConsumer<Fault, String> findings) {
        this.story = story;
        this.car = car;
        this.findings = findings;
    }

    /** Earlier acts choose first, and each takes the request that ends first: so as many as possible find one. */
    void run() {
        List<Request> free = new ArrayList<>(story.requests());
        for (Act act : car.acts()) {
            Optional<Request> own =
                    free.stream().filter(request -> fits(act, request)).min(Comparator.comparing(this::lastMoment));
            if (own.isPresent()) {
                free.remove(own.get());
            } else {
                leftOver(act);
            }
        }
    }

    private boolean fits(Act act, Request request) {
        return request.value().equals(act.value())
                && !act.at().isBefore(request.written())
                && !act.at().isAfter(lastMoment(request))
                && mayHaveActed(act, request);
    }

    private boolean mayHaveActed(Act act, Request request) {
        Optional<Answer> answer = story.own(request);
        if (answer.isEmpty()) {
            return request.until() == Long.MAX_VALUE;
        }
        return !answer.get().status().equals("REJECTED") || act.end() == CarHistory.End.REFUSED;
    }

    private Instant lastMoment(Request request) {
        Instant expired = Contract.expiry(story.signal(), request.writtenAt()).plus(Contract.GRACE);
        return story.own(request)
                .map(Answer::by)
                .filter(answered -> answered.isBefore(expired))
                .orElse(expired);
    }

    private void leftOver(Act act) {
        Optional<Request> latest = story.requests().stream()
                .filter(request -> request.value().equals(act.value()))
                .filter(request -> !act.at().isBefore(request.written()))
                .max(Comparator.comparingLong(Request::version));
        if (latest.isEmpty()) {
            findings.accept(Fault.UNASKED_ACT, act + ", and nobody had requested it");
            return;
        }
        Request request = latest.get();
        Optional<Answer> own = story.own(request);
        if (act.at()
                .isAfter(Contract.expiry(story.signal(), request.writtenAt()).plus(Contract.GRACE))) {
            findings.accept(Fault.LATE_ACT, act + ", and " + request + " had expired");
        } else if (own.isEmpty() && request.until() != Long.MAX_VALUE) {
            findings.accept(
                    Fault.LATE_ACT,
                    act + ", and " + request + (request.replaced() ? " was replaced" : " was withdrawn")
                            + " before the vehicle answered it");
        } else if (own.filter(answer -> answer.status().equals("REJECTED")).isPresent()) {
            findings.accept(Fault.FALSE_REPORT, act + ", and " + request + " was answered with " + own.get());
        } else {
            findings.accept(Fault.DOUBLE_ACT, act + ", and " + request + " had its act");
        }
    }
}
