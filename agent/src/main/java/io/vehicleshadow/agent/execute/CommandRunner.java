package io.vehicleshadow.agent.execute;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.journal.Intent;
import io.vehicleshadow.agent.journal.Journal;
import io.vehicleshadow.agent.journal.JournalUnavailable;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.agent.proof.Gate;
import io.vehicleshadow.agent.shadow.Request;
import io.vehicleshadow.agent.shadow.Verdict;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.signal.Interlock;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes one request: refuses it, finds it fulfilled, or has the ECU act, once. */
public final class CommandRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);
    /**
     * How far ahead of the service time a request may be written. The service tells of a request after it was written,
     * so that an honest one is ahead only as far as the clocks of the service's hosts differ, which is far less. One
     * from further ahead was written by a clock that was wrong, and would count as fresh until the right one catches up.
     */
    private static final Duration AHEAD = Duration.ofSeconds(5);

    private final SignalCatalogue catalogue;
    private final Car car;
    private final Gate gate;
    private final Journal journal;
    private final Loop loop;
    private final ServiceTime serviceTime;
    private final Duration patience;

    /** @param patience how long a control unit may take to answer, unless its signal says otherwise */
    public CommandRunner(
            SignalCatalogue catalogue,
            Car car,
            Gate gate,
            Journal journal,
            Loop loop,
            ServiceTime serviceTime,
            Duration patience) {
        this.catalogue = catalogue;
        this.car = car;
        this.gate = gate;
        this.journal = journal;
        this.loop = loop;
        this.serviceTime = serviceTime;
        this.patience = patience;
    }

    /** Executes the request, and runs {@code whenEnded} as soon as it has a verdict, perhaps before returning. */
    public void run(Request request, Runnable whenEnded) {
        Optional<Signal> signal =
                catalogue.find(request.key()).filter(s -> s.kind().isCommandable());
        if (signal.isEmpty()) {
            end(request, Verdict.rejected(Reason.UNKNOWN_SIGNAL), whenEnded);
            return;
        }
        Optional<SignalValue> value = signal.get().accept(request.leaf().value());
        if (value.isEmpty()) {
            end(request, Verdict.rejected(Reason.INVALID_VALUE), whenEnded);
            return;
        }
        Optional<Verdict> atOnce = withoutProof(request, signal.get(), value.get())
                .or(() -> withoutActing(request, signal.get(), value.get()))
                .or(() -> withoutJournal(request, signal.get()))
                .or(() -> afterJournal(request, signal.get(), value.get()));
        if (atOnce.isPresent()) {
            end(request, atOnce.get(), whenEnded);
        } else {
            act(request, signal.get(), value.get(), whenEnded);
        }
    }

    /** The request was replaced or withdrawn while it waited, and is never executed; nor is its proof good for another. */
    public void passOver(Request request) {
        catalogue
                .find(request.key())
                .flatMap(signal ->
                        signal.accept(request.leaf().value()).flatMap(value -> withoutProof(request, signal, value)))
                .ifPresent(verdict -> LOG.debug("{} was passed over: {}", request, verdict));
    }

    /** Finds out what has become of a request that was begun before the agent last ended. Never acts. */
    public void resume(Request request, Runnable whenEnded) {
        Optional<Signal> signal = catalogue.find(request.key());
        if (isSo(request)) {
            end(request, Verdict.SUCCEEDED, whenEnded);
        } else if (signal.filter(s -> s.kind() == SignalKind.MOMENTARY).isPresent()) {
            end(request, Verdict.failed(Reason.ECU_TIMEOUT), whenEnded);
        } else {
            loop.after(signal.map(this::patience).orElse(patience), () -> {
                Verdict verdict = isSo(request) ? Verdict.SUCCEEDED : Verdict.failed(Reason.ECU_TIMEOUT);
                end(request, verdict, whenEnded);
            });
        }
    }

    private boolean isSo(Request request) {
        return request.isFulfilledBy(catalogue, car.read());
    }

    private Duration patience(Signal signal) {
        return signal.patience().orElse(patience);
    }

    /** First of all, for a proof counts once, whatever becomes of the request. */
    private Optional<Verdict> withoutProof(Request request, Signal signal, SignalValue value) {
        return gate.admit(signal, value, request.leaf().proof(), serviceTime.now())
                .map(Verdict::rejected);
    }

    private Optional<Verdict> withoutActing(Request request, Signal signal, SignalValue value) {
        if (isStale(request, signal)) {
            return Optional.of(Verdict.rejected(Reason.STALE));
        }
        if (isSo(request)) {
            return Optional.of(Verdict.SUCCEEDED);
        }
        Map<SignalKey, SignalValue> readings = car.read();
        for (Interlock interlock : signal.interlocks(value)) {
            if (!interlock.condition().holds(readings)) {
                return Optional.of(Verdict.without(interlock));
            }
        }
        return Optional.empty();
    }

    private boolean isStale(Request request, Signal signal) {
        Duration age = serviceTime.since(request.leaf().writtenAt());
        return age.compareTo(signal.staleAfter().orElseThrow()) >= 0 || age.compareTo(AHEAD.negated()) < 0;
    }

    private Optional<Verdict> withoutJournal(Request request, Signal signal) {
        try {
            journal.write(new Intent(signal.key(), request.leaf(), request.firstVersion()));
            return Optional.empty();
        } catch (JournalUnavailable e) {
            LOG.error("{}", e.getMessage());
            return Optional.of(Verdict.rejected(Reason.JOURNAL_UNAVAILABLE));
        }
    }

    /** The disk may have taken its time: what counts is the state at the moment of acting. */
    private Optional<Verdict> afterJournal(Request request, Signal signal, SignalValue value) {
        Optional<Verdict> meanwhile = gate.stillAdmit(
                        signal, value, request.leaf().proof(), serviceTime.now())
                .map(Verdict::rejected)
                .or(() -> withoutActing(request, signal, value));
        meanwhile.ifPresent(verdict -> journal.remove(signal.key()));
        return meanwhile;
    }

    private void act(Request request, Signal signal, SignalValue value, Runnable whenEnded) {
        LOG.debug("Executing {}", request);
        Loop.Timer timer =
                loop.after(patience(signal), () -> end(request, Verdict.failed(Reason.ECU_TIMEOUT), whenEnded));
        car.act(
                signal.key(),
                value,
                answer -> loop.execute(() -> {
                    timer.cancel();
                    end(request, verdict(answer), whenEnded);
                }));
    }

    static Verdict verdict(EcuAnswer answer) {
        if (answer instanceof EcuAnswer.Done) {
            return Verdict.SUCCEEDED;
        } else if (answer instanceof EcuAnswer.Busy) {
            return Verdict.rejected(Reason.BUSY);
        } else if (answer instanceof EcuAnswer.Refused refused) {
            return Verdict.rejected(refused.reason());
        } else if (answer instanceof EcuAnswer.Fault) {
            return Verdict.failed(Reason.ECU_FAULT);
        } else if (answer instanceof EcuAnswer.Unreachable) {
            return Verdict.failed(Reason.ECU_TIMEOUT);
        }
        throw new IllegalStateException(answer.toString());
    }

    /** The first verdict stands; what an ECU says after it was given up on changes nothing. */
    private static void end(Request request, Verdict verdict, Runnable whenEnded) {
        if (!request.isEnded()) {
            request.end(verdict);
            LOG.info("{}: {}", request, verdict);
            whenEnded.run();
        }
    }
}
