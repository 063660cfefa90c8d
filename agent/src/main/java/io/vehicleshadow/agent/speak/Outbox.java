package io.vehicleshadow.agent.speak;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.agent.service.ServiceError;
import io.vehicleshadow.agent.shadow.KnownShadow;
import io.vehicleshadow.agent.shadow.Request;
import io.vehicleshadow.agent.shadow.Standing;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the vehicle says next. It has three duties, and does the first that is due:
 *
 * <ol>
 *   <li><b>look</b>: GET the document, if something may be in it that the vehicle has not seen;
 *   <li><b>report</b>: what the car reads, where the shadow says something else;
 *   <li><b>answer</b>: the requests that have ended, on condition of the version. Not while a look is due, for then the
 *       version is not certain.
 * </ol>
 *
 * <p>One request to the service is unfinished at a time; everything else waits and is merged. Each duty that the service
 * refuses waits longer after each refusal, and holds up only what comes after it.
 */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    /** A control unit says that it is done as soon as it reads so, or late, or never. */
    private static final Duration ECU_WORD_PATIENCE = Duration.ofMillis(250);

    private final KnownShadow known;
    private final SignalCatalogue catalogue;
    private final Car car;
    private final Loop loop;
    private final Exchange exchange;
    private final Wakeup wakeup;
    private final Look look;
    private final Backoff looks;
    private final Backoff reports;
    private final Backoff answers;
    private Runnable answered = () -> {};

    /** Says nothing until {@link #connected}. */
    public Outbox(KnownShadow known, SignalCatalogue catalogue, Car car, Loop loop, Exchange exchange) {
        this.known = known;
        this.catalogue = catalogue;
        this.car = car;
        this.loop = loop;
        this.exchange = exchange;
        wakeup = new Wakeup(loop, this::flush);
        look = new Look(known, loop, this::flush);
        looks = new Backoff(loop, wakeup);
        reports = new Backoff(loop, wakeup);
        answers = new Backoff(loop, wakeup);
    }

    /** Has the listener run, on the loop, after requests were answered without a word to the service. */
    public void onSilentAnswer(Runnable listener) {
        answered = listener;
    }

    /** A new connection is there; the first thing to say is a GET. */
    public void connected() {
        look.again();
        looks.taken();
        exchange.drop();
    }

    /** Gives up the open request: the connection or the shadow that it is about is gone. */
    public void drop() {
        exchange.drop();
    }

    /** Says what is to be said, if it may be said now. */
    public void flush() {
        if (known.standing() == Standing.OFFLINE || exchange.isBusy()) {
            return;
        }
        look.watchForGap();
        Duration pause = exchange.pause();
        if (pause.isZero()) {
            firstDuty();
        } else {
            wakeup.after(pause);
        }
    }

    private void firstDuty() {
        boolean lookDue = look.isDue();
        if (lookDue && looks.isOver()) {
            look();
            return;
        }
        boolean mayReport =
                known.standing() == Standing.SYNCHRONIZED || known.standing() == Standing.MISSING && !lookDue;
        boolean reported = mayReport && reports.isOver() && report();
        if (!reported && !lookDue && known.standing() == Standing.SYNCHRONIZED && answers.isOver()) {
            answer();
        }
    }

    // First duty: look.

    /** The document has to be looked at: something may be in it that the vehicle has not seen. */
    public void lookAgain() {
        look.again();
    }

    private void look() {
        exchange.get(() -> {
            LOG.warn("The service did not answer a GET; sending another");
            looks.refused();
            flush();
        });
    }

    /** A GET was answered. Returns whether it was ours. */
    public boolean looked(Optional<String> token) {
        boolean ours = exchange.end(token).isPresent();
        if (ours) {
            look.done();
            looks.taken();
        }
        return ours;
    }

    /** A GET was refused. */
    public void lookRefused(ServiceError error) {
        if (exchange.end(error.clientToken()).isPresent()) {
            LOG.warn("The service refuses to show the shadow: {} {}", error.code(), error.message());
            looks.refused();
        }
    }

    // Second duty: report.

    private boolean report() {
        Map<SignalKey, SignalValue> readings = car.read();
        ShadowUpdate update = known.report(readings, this::isReportedWithAnswer, loop.nanoTime());
        if (update.isEmpty()) {
            known.sensorsDue(readings, loop.nanoTime()).ifPresent(wakeup::after);
            return false;
        }
        exchange.update(Exchange.Kind.REPORT, update, this::unanswered);
        return true;
    }

    /** One update says both, where the answer goes out at once; where it has to wait, the truth does not wait with it. */
    private boolean isReportedWithAnswer(SignalKey key) {
        return !look.isDue()
                && answers.left().isZero()
                && known.current(key.value())
                        .filter(request -> request.isEnded() || isAboutToEnd(request))
                        .isPresent();
    }

    private boolean isAboutToEnd(Request request) {
        if (!request.isFulfilledBy(catalogue, car.read())) {
            return false;
        }
        Duration left = ECU_WORD_PATIENCE.minus(request.foundSo(loop.nanoTime()));
        boolean isHeld = left.compareTo(Duration.ZERO) > 0;
        if (isHeld) {
            wakeup.after(left);
        }
        return isHeld;
    }

    private void reportTaken() {
        reports.taken();
        known.reportTaken();
    }

    /** An update was accepted while the shadow was missing: it exists now, and has to be looked at. */
    public void created(Optional<String> token) {
        exchange.end(token).ifPresent(report -> reportTaken());
        look.again();
    }

    // Third duty: answer.

    private void answer() {
        ShadowUpdate update = known.answer(car.read());
        if (!update.isEmpty()) {
            exchange.update(Exchange.Kind.ANSWER, update, this::unanswered);
        } else if (known.isAnswering()) {
            known.answersTaken(known.newestVersion());
            loop.execute(answered);
        }
    }

    // What became of a report or an answer.

    /** An update was accepted; if it was ours, what it said is said. */
    public void updateAccepted(ShadowDocument part) {
        exchange.end(part.clientToken()).ifPresent(kind -> {
            if (kind == Exchange.Kind.ANSWER) {
                answers.taken();
                known.answersTaken(part.version());
            } else {
                reportTaken();
                if (!known.hasSeenAllUpTo(1)) {
                    // The shadow was just created, perhaps not by us alone.
                    look.again();
                }
            }
        });
    }

    /** An update was refused; if it was ours, it is said again, later or otherwise. */
    public void updateRejected(ServiceError error) {
        exchange.end(error.clientToken()).ifPresent(kind -> {
            if (error.isVersionConflict()) {
                LOG.info("The shadow has changed in between; looking again");
                look.again();
            } else {
                LOG.warn("The service refuses the update: {} {}", error.code(), error.message());
                refused(kind, error);
            }
        });
    }

    private void refused(Exchange.Kind kind, ServiceError error) {
        boolean answer = kind == Exchange.Kind.ANSWER;
        (answer ? answers : reports).refused();
        if (answer && !error.isTemporary()) {
            known.answersRefused();
        }
        if (known.standing() == Standing.MISSING) {
            // Perhaps it is refused because somebody has created the shadow in between.
            look.again();
        }
    }

    /** The update may have been accepted or not: the document tells. */
    private void unanswered() {
        LOG.warn("The service did not answer an update; looking again");
        look.again();
        flush();
    }
}
