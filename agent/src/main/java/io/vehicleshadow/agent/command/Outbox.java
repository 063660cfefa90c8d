package io.vehicleshadow.agent.command;

import io.vehicleshadow.agent.ecu.Ecu;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what the vehicle says next: first it looks at the shadow if it has to, then it reports, then it answers. One
 * request to the service is unfinished at a time; everything else waits and is merged.
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration GAP_PATIENCE = Duration.ofSeconds(1);
    /** A control unit says that it is done as soon as it reads so, or late, or never. */
    private static final Duration ECU_WORD_PATIENCE = Duration.ofMillis(250);

    private final Ecu ecu;
    private final Loop loop;
    private final Exchange exchange;
    private final KnownShadow known;
    private final CommandRunner runner;
    private final Answers answers;
    private final Runnable answered;
    private final Wakeup wakeup;
    private final Backoff gets = new Backoff();
    private final Backoff reportsBackoff = new Backoff();
    private final Backoff answersBackoff = new Backoff();
    private boolean connected;
    private boolean lookAgain;
    private boolean gapWatched;

    /** @param answered run on the loop when answers were done with that need not be told to the service */
    Outbox(
            Ecu ecu,
            Loop loop,
            Exchange exchange,
            KnownShadow known,
            CommandRunner runner,
            Answers answers,
            Runnable answered) {
        this.ecu = ecu;
        this.loop = loop;
        this.exchange = exchange;
        this.known = known;
        this.runner = runner;
        this.answers = answers;
        this.answered = answered;
        wakeup = new Wakeup(loop, this::flush);
    }

    /** A new connection is there; the first that is to be said is to ask for the shadow. */
    void connected() {
        connected = true;
        lookAgain = true;
        gets.taken();
        exchange.drop();
    }

    void disconnected() {
        connected = false;
        exchange.drop();
    }

    /** The document has to be looked at: something may be in it that nobody told. */
    void lookAgain() {
        lookAgain = true;
    }

    /** Gives up the open request: what it is about is gone. */
    void drop() {
        exchange.drop();
    }

    /** A GET was answered. Says whether it was ours. */
    boolean looked(Optional<String> token) {
        boolean ours = exchange.end(token).isPresent();
        if (ours) {
            lookAgain = false;
            gets.taken();
        }
        return ours;
    }

    /** A GET was refused. */
    void lookRefused(ServiceError error) {
        if (exchange.end(error.clientToken()).isPresent()) {
            LOG.warn("The service refuses to show the shadow: {} {}", error.code(), error.message());
            gets.refused(loop.nanoTime());
        }
    }

    /** An update was taken while the shadow was missing, ours or another's: it is there now, and is to be looked at. */
    void made(Optional<String> token) {
        if (known.isMissing()) {
            exchange.end(token).ifPresent(report -> {
                reportsBackoff.taken();
                known.reports().taken();
            });
            lookAgain = true;
        }
    }

    /** Somebody's update was taken; if it was ours, what it said needs no saying any more. */
    void updateAccepted(ShadowDocument part) {
        exchange.end(part.clientToken()).ifPresent(kind -> {
            if (kind == Exchange.Kind.ANSWER) {
                answersBackoff.taken();
                answersTaken(part.version());
            } else {
                reportsBackoff.taken();
                known.reports().taken();
                // The shadow was just made, perhaps not by us alone.
                lookAgain |= known.versions().complete() == 0;
            }
        });
    }

    private void answersTaken(long version) {
        known.answered(answers.open(), version);
        answers.taken();
    }

    /** An update was refused; if it was ours, it is said again, later or otherwise. */
    void updateRejected(ServiceError error) {
        exchange.end(error.clientToken()).ifPresent(kind -> {
            if (error.isVersionConflict()) {
                LOG.info("The shadow has changed meanwhile; looking again");
                lookAgain = true;
                return;
            }
            LOG.warn("The service refuses the update: {} {}", error.code(), error.message());
            boolean answer = kind == Exchange.Kind.ANSWER;
            (answer ? answersBackoff : reportsBackoff).refused(loop.nanoTime());
            if (answer && !error.isTemporary()) {
                answers.refused();
            }
            // Perhaps it is refused because somebody has made the shadow meanwhile.
            lookAgain |= known.isMissing();
        });
    }

    /** Says what is to be said, if it may be said now. */
    void flush() {
        if (!connected || exchange.isBusy()) {
            return;
        }
        watchForGap();
        Duration pause = exchange.pause();
        if (!pause.isZero()) {
            wakeup.after(pause);
        } else if (lookAgain) {
            look();
        } else if (known.isMissing()) {
            report();
        } else if (known.isSynchronised() && !report()) {
            answer();
        }
    }

    private void look() {
        Duration pause = gets.pause(loop.nanoTime());
        if (!pause.isZero()) {
            wakeup.after(pause);
            if (known.isSynchronised()) {
                report();
            }
            return;
        }
        exchange.get(() -> {
            LOG.warn("The service does not answer; asking again");
            gets.refused(loop.nanoTime());
            flush();
        });
    }

    private boolean report() {
        Duration pause = reportsBackoff.pause(loop.nanoTime());
        if (!pause.isZero()) {
            wakeup.after(pause);
            return false;
        }
        ShadowUpdate update = new ShadowUpdate();
        Map<SignalKey, SignalValue> readings = ecu.read();
        known.reports().fill(update, readings, this::isReportedWithAnswer, loop.nanoTime());
        if (update.isEmpty()) {
            known.reports().sensorsDue(readings, loop.nanoTime()).ifPresent(wakeup::after);
            return false;
        }
        exchange.update(Exchange.Kind.REPORT, update, this::unanswered);
        return true;
    }

    /** One update tells all, where the answer comes at once; where it has to wait, the truth does not wait with it. */
    private boolean isReportedWithAnswer(SignalKey key) {
        return !lookAgain
                && answersBackoff.pause(loop.nanoTime()).isZero()
                && known.requests()
                        .current(key.value())
                        .filter(request -> request.isEnded() || isAboutToEnd(request))
                        .isPresent();
    }

    private boolean isAboutToEnd(Request request) {
        if (!runner.isSo(request)) {
            return false;
        }
        Duration left = ECU_WORD_PATIENCE.minus(request.foundSo(loop.nanoTime()));
        boolean isHeld = left.compareTo(Duration.ZERO) > 0;
        if (isHeld) {
            wakeup.after(left);
        }
        return isHeld;
    }

    private void answer() {
        Duration pause = answersBackoff.pause(loop.nanoTime());
        if (!pause.isZero()) {
            wakeup.after(pause);
            return;
        }
        ShadowUpdate update = new ShadowUpdate();
        answers.fill(update, known.requests(), known.versions().complete(), ecu.read());
        if (!update.isEmpty()) {
            exchange.update(Exchange.Kind.ANSWER, update, this::unanswered);
        } else if (!answers.open().isEmpty()) {
            LOG.info("Nothing of {} need be told", answers.open().keySet());
            answersTaken(known.versions().newest());
            loop.execute(answered);
        }
    }

    /** The update may have been taken or not: the document tells. */
    private void unanswered() {
        LOG.warn("The service does not answer an update; looking again");
        lookAgain = true;
        flush();
    }

    /** A change that stays unseen for a second may have asked for something: the document tells. */
    private void watchForGap() {
        if (known.isSynchronised() && known.versions().isMissingSomething() && !gapWatched) {
            gapWatched = true;
            long missing = known.versions().newest();
            loop.after(GAP_PATIENCE, () -> {
                gapWatched = false;
                lookAgain |= known.versions().complete() < missing;
                flush();
            });
        }
    }
}
