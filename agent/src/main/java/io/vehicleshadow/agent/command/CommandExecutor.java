package io.vehicleshadow.agent.command;

import io.vehicleshadow.agent.ecu.Ecu;
import io.vehicleshadow.agent.journal.Intent;
import io.vehicleshadow.agent.journal.Journal;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.shadow.ClientToken;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps vehicle and shadow together: takes in what the service tells, executes what is asked, answers, and reports.
 * Everything happens on the loop; the object has no lock and needs none.
 */
public final class CommandExecutor implements ShadowListener {
    private static final Logger LOG = LoggerFactory.getLogger(CommandExecutor.class);
    private static final Duration GAP_PATIENCE = Duration.ofSeconds(1);

    private final Ecu ecu;
    private final Journal journal;
    private final Loop loop;
    private final ServiceTime serviceTime;
    private final Exchange exchange;
    private final CommandRunner runner;
    private final Requests requests = new Requests();
    private final KnownVersions versions = new KnownVersions();
    private final Reports reports;
    private final UnknownOutcomes unknownOutcomes;
    private final Answers answers;
    private final EarlyMessages early = new EarlyMessages();
    private final Wakeup wakeup;
    private final Backoff gets = new Backoff();
    private final Backoff reportsBackoff = new Backoff();
    private final Backoff answersBackoff = new Backoff();
    private boolean connected;
    private boolean synchronised;
    private boolean lookAgain;
    private boolean gapWatched;

    /**
     * @param limits how patient and how fast it is
     * @param tokens a fresh token at each call
     */
    public CommandExecutor(
            SignalCatalogue catalogue,
            Ecu ecu,
            Journal journal,
            Loop loop,
            ShadowConnection connection,
            Limits limits,
            Supplier<ClientToken> tokens) {
        this.ecu = ecu;
        this.journal = journal;
        this.loop = loop;
        serviceTime = new ServiceTime(loop::nanoTime);
        exchange = new Exchange(connection, loop, tokens, new PublishRate(limits.publishesPerSecond()));
        runner = new CommandRunner(catalogue, ecu, journal, loop, serviceTime, limits.ecuPatience());
        reports = new Reports(catalogue);
        unknownOutcomes = new UnknownOutcomes(catalogue);
        answers = new Answers(catalogue, unknownOutcomes);
        wakeup = new Wakeup(loop, this::flush);
    }

    /** Takes up what the agent had begun when it last ended, and listens to the vehicle. Called once, on the loop. */
    public void start() {
        for (Intent intent : journal.unanswered()) {
            String key = intent.key().value();
            LOG.warn("{} was begun and not answered before the agent last ended", key);
            requests.of(key).resume(Request.interrupted(key, intent.leaf(), intent.version()));
            versions.saw(intent.version());
        }
        ecu.onChange(() -> loop.execute(this::flush));
    }

    @Override
    public void connected() {
        LOG.info("Connected; asking for the shadow");
        connected = true;
        synchronised = false;
        lookAgain = true;
        gets.taken();
        versions.restart();
        early.forget();
        exchange.drop();
        flush();
    }

    @Override
    public void disconnected() {
        LOG.info("Disconnected");
        connected = false;
        synchronised = false;
        exchange.drop();
    }

    @Override
    public void getAccepted(ShadowDocument whole) {
        boolean ours = exchange.end(whole.clientToken()).isPresent();
        if (ours) {
            lookAgain = false;
            gets.taken();
        }
        if (!synchronised) {
            if (ours) {
                synchronise(whole);
            }
            return;
        }
        takeIn(whole);
        proceed();
    }

    private void synchronise(ShadowDocument whole) {
        if (whole.version() < versions.newest()) {
            LOG.warn("The shadow's versions are counted anew, from {} on", whole.version());
            forgetVersions();
        }
        whole.timestamp().ifPresent(serviceTime::set);
        synchronised = true;
        reports.everything();
        takeIn(whole);
        requests.all().stream()
                .flatMap(queue -> queue.current().stream())
                .filter(request -> request.wasInterrupted() && !request.isEnded())
                .forEach(request -> runner.resume(request, this::whenEnded));
        lookAgain |= early.replay();
        proceed();
    }

    private void takeIn(ShadowDocument whole) {
        whole.timestamp().ifPresent(serviceTime::atLeast);
        versions.whole(whole.version());
        requests.whole(whole).forEach(this::over);
        reports.whole(whole);
        unknownOutcomes.whole(whole);
    }

    @Override
    public void getRejected(ServiceError error) {
        if (exchange.end(error.clientToken()).isEmpty()) {
            return;
        }
        if (error.isMissingShadow()) {
            lookAgain = false;
            boolean first = !synchronised;
            synchronised = true;
            if (first) {
                forgetVersions();
                lookAgain = early.replay();
            }
            recreate();
        } else {
            LOG.warn("The service refuses to show the shadow: {} {}", error.code(), error.message());
            gets.refused(loop.nanoTime());
        }
        flush();
    }

    @Override
    public void deleteAccepted(ShadowDocument deletion) {
        if (!synchronised) {
            early.keep(() -> deleteAccepted(deletion));
            return;
        }
        requests.deleted(deletion.version());
        recreate();
        flush();
    }

    /** The shadow is gone: the next report makes it again, and what is in it then is looked at. */
    private void recreate() {
        LOG.info("There is no shadow; reporting the whole state");
        exchange.drop();
        versions.restart();
        reports.forget();
        unknownOutcomes.forget();
    }

    private void forgetVersions() {
        requests.forget().forEach(this::over);
        versions.forget();
        reports.forget();
        unknownOutcomes.forget();
    }

    @Override
    public void delta(ShadowDocument difference) {
        if (!synchronised) {
            early.keep(() -> delta(difference));
        } else if (difference.version() > 0) {
            difference.timestamp().ifPresent(serviceTime::atLeast);
            versions.saw(difference.version());
            requests.delta(difference);
            proceed();
        }
    }

    @Override
    public void updateAccepted(ShadowDocument part) {
        if (!synchronised) {
            early.keep(() -> updateAccepted(part));
            return;
        }
        Optional<Exchange.Kind> ours = exchange.end(part.clientToken());
        part.timestamp().ifPresent(serviceTime::atLeast);
        versions.change(part.version());
        ours.ifPresent(kind -> taken(kind, part.version()));
        requests.accepted(part).forEach(this::over);
        reports.accepted(part);
        unknownOutcomes.accepted(part);
        lookAgain |= part.json().path("state").isNull()
                || part.reported().isNull()
                || part.reported().path("outcomes").isNull();
        proceed();
    }

    private void taken(Exchange.Kind kind, long version) {
        if (kind == Exchange.Kind.ANSWER) {
            answersBackoff.taken();
            answersTaken(version);
        } else {
            reportsBackoff.taken();
            reports.taken();
            // The shadow was just made, perhaps not by us alone.
            lookAgain |= versions.complete() == 0;
        }
    }

    private void answersTaken(long version) {
        answers.open()
                .forEach((request, outcome) ->
                        requests.of(request.key()).answered(outcome, version).ifPresent(this::over));
        answers.taken();
    }

    @Override
    public void updateRejected(ServiceError error) {
        Optional<Exchange.Kind> ours = exchange.end(error.clientToken());
        if (ours.isEmpty()) {
            return;
        }
        if (error.isVersionConflict()) {
            LOG.info("The shadow has changed meanwhile; looking again");
            lookAgain = true;
        } else {
            LOG.warn("The service refuses the update: {} {}", error.code(), error.message());
            Backoff backoff = ours.get() == Exchange.Kind.ANSWER ? answersBackoff : reportsBackoff;
            backoff.refused(loop.nanoTime());
            if (ours.get() == Exchange.Kind.ANSWER && !error.isTemporary()) {
                answers.refused();
            }
        }
        flush();
    }

    private void over(Request request) {
        journal.remove(request.key());
    }

    /** Takes up what can be taken up, then says what is to be said. */
    private void proceed() {
        if (synchronised) {
            for (RequestQueue queue : requests.all()) {
                queue.begin().ifPresent(request -> runner.run(request, this::whenEnded));
            }
        }
        flush();
    }

    private void whenEnded() {
        loop.execute(this::proceed);
    }

    private void flush() {
        if (!connected || exchange.isBusy()) {
            return;
        }
        watchForGap();
        Duration pause = exchange.pause();
        if (!pause.isZero()) {
            wakeup.after(pause);
        } else if (lookAgain) {
            lookAgain();
        } else if (synchronised && !report()) {
            answer();
        }
    }

    private void lookAgain() {
        Duration pause = gets.pause(loop.nanoTime());
        if (!pause.isZero()) {
            wakeup.after(pause);
            if (synchronised) {
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
        reports.fill(update, readings, this::isReportedWithAnswer, loop.nanoTime());
        if (update.isEmpty()) {
            reports.sensorsDue(readings, loop.nanoTime()).ifPresent(wakeup::after);
            return false;
        }
        exchange.update(Exchange.Kind.REPORT, update, this::unanswered);
        return true;
    }

    private boolean isReportedWithAnswer(SignalKey key) {
        return answersBackoff.pause(loop.nanoTime()).isZero()
                && requests.current(key.value())
                        .filter(request -> request.isEnded() || runner.isSo(request))
                        .isPresent();
    }

    private void answer() {
        Duration pause = answersBackoff.pause(loop.nanoTime());
        if (!pause.isZero()) {
            wakeup.after(pause);
            return;
        }
        ShadowUpdate update = new ShadowUpdate();
        answers.fill(update, requests, versions.complete(), ecu.read());
        if (!update.isEmpty()) {
            exchange.update(Exchange.Kind.ANSWER, update, this::unanswered);
        } else if (!answers.open().isEmpty()) {
            LOG.info("Nothing of {} need be told", answers.open().keySet());
            answersTaken(versions.newest());
            whenEnded();
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
        if (synchronised && versions.isMissingSomething() && !gapWatched) {
            gapWatched = true;
            long missing = versions.newest();
            loop.after(GAP_PATIENCE, () -> {
                gapWatched = false;
                lookAgain |= versions.complete() < missing;
                flush();
            });
        }
    }
}
