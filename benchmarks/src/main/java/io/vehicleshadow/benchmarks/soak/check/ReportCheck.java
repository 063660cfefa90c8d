package io.vehicleshadow.benchmarks.soak.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.benchmarks.soak.check.CarHistory.Act;
import io.vehicleshadow.benchmarks.soak.check.SignalStory.Answer;
import io.vehicleshadow.benchmarks.soak.check.SignalStory.Request;
import io.vehicleshadow.benchmarks.soak.check.Versions.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What is reported has to be what the car was, in the order in which it was so; and a success needs the car to have been
 * so since the request was written.
 *
 * <p>Source: the contract, Closing a command ("reported then holds what the ECU really reads").
 */
final class ReportCheck {
    private final SignalStory story;
    private final Versions versions;
    private final CarHistory car;
    private final BiConsumer<Fault, String> findings;

    ReportCheck(SignalStory story, Versions versions, CarHistory car, BiConsumer<Fault, String> findings) {
        this.story = story;
        this.versions = versions;
        this.car = car;
        this.findings = findings;
    }

    void run() {
        if (!story.signal().equals(Contract.MOMENTARY)) {
            reports();
        }
        story.requests().forEach(this::success);
    }

    /** Reads may be late, but never turn back in time. */
    private void reports() {
        JsonNode before = null;
        Instant read = Instant.EPOCH;
        for (Version version : versions.all()) {
            JsonNode now = version.reported().get(story.signal());
            if (now != null && !now.equals(before)) {
                Optional<Instant> moment = car.first(Contract.value(now), read, version.by());
                if (moment.isEmpty()) {
                    findings.accept(
                            Fault.FALSE_REPORT,
                            "version " + version.number() + " of " + version.by() + " says " + now
                                    + ", and the car was not so between " + read + " and then");
                }
                read = moment.orElse(read);
            }
            before = now;
        }
    }

    private void success(Request request) {
        Optional<Answer> answer = story.own(request).filter(own -> own.status().equals("SUCCEEDED"));
        if (answer.isPresent()
                && !happened(
                        story,
                        car,
                        request.value(),
                        request.written(),
                        answer.get().by())) {
            findings.accept(
                    Fault.FALSE_REPORT, request + " was answered with " + answer.get() + ", and the car did not do it");
        }
    }

    /** Whether the car stood so, or made its sound, within that time. */
    static boolean happened(SignalStory story, CarHistory car, String value, Instant from, Instant until) {
        if (!story.signal().equals(Contract.MOMENTARY)) {
            return car.stoodSo(value, from, until);
        }
        return car.acts().stream()
                .filter(act ->
                        act.end() != CarHistory.End.REFUSED && act.value().equals(value))
                .map(Act::at)
                .anyMatch(at -> !at.isBefore(from) && !at.isAfter(until));
    }
}
