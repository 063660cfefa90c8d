package io.vehicleshadow.agent.command;

import io.vehicleshadow.agent.ecu.Ecu;
import io.vehicleshadow.agent.journal.Journal;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.shadow.ClientToken;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps vehicle and shadow together: takes in what the service tells and executes what is asked; the {@link Outbox}
 * answers and reports. Everything happens on the loop; the object has no lock and needs none.
 */
public final class CommandExecutor implements ShadowListener {
    private static final Logger LOG = LoggerFactory.getLogger(CommandExecutor.class);

    private final Ecu ecu;
    private final Loop loop;
    private final ServiceTime serviceTime;
    private final CommandRunner runner;
    private final KnownShadow known;
    private final Outbox outbox;
    private final EarlyMessages early = new EarlyMessages();

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
        this.loop = loop;
        serviceTime = new ServiceTime(loop);
        runner = new CommandRunner(catalogue, ecu, journal, loop, serviceTime, limits.ecuPatience());
        known = new KnownShadow(catalogue, journal);
        outbox = new Outbox(
                ecu,
                loop,
                new Exchange(
                        connection, loop, tokens, new PublishRate(limits.publishesPerSecond()), serviceTime::asked),
                known,
                runner,
                new Answers(catalogue, known.unknownOutcomes()),
                this::proceed);
    }

    /** Takes up what the agent had begun when it last ended, and listens to the vehicle. Called once, on the loop. */
    public void start() {
        known.resume();
        ecu.onChange(() -> loop.execute(outbox::flush));
    }

    @Override
    public void connected() {
        LOG.info("Connected; asking for the shadow");
        known.connected();
        early.forget();
        outbox.connected();
        outbox.flush();
    }

    @Override
    public void disconnected() {
        LOG.info("Disconnected");
        known.disconnected();
        outbox.disconnected();
    }

    @Override
    public void getAccepted(ShadowDocument whole) {
        boolean ours = outbox.looked(whole.clientToken());
        if (known.isSynchronised()) {
            if (ours && serviceTime.isLost()) {
                serviceTime.set(whole.timestamp());
            }
            whole.timestamp().ifPresent(serviceTime::atLeast);
            known.whole(whole);
            proceed();
        } else if (ours) {
            synchronise(whole);
        }
    }

    private void synchronise(ShadowDocument whole) {
        serviceTime.set(whole.timestamp());
        known.synchronise(whole);
        known.requests().all().stream()
                .flatMap(queue -> queue.current().stream())
                .filter(request -> request.wasInterrupted() && !request.isEnded())
                .forEach(request -> runner.resume(request, this::whenEnded));
        if (early.replay()) {
            outbox.lookAgain();
        }
        proceed();
    }

    @Override
    public void getRejected(ServiceError error) {
        if (!error.isMissingShadow()) {
            outbox.lookRefused(error);
        } else if (outbox.looked(error.clientToken())) {
            LOG.info("There is no shadow; reporting the whole state");
            known.missing();
        }
        outbox.flush();
    }

    @Override
    public void deleteAccepted(ShadowDocument deletion) {
        takeIn(() -> {
            LOG.info("The shadow was deleted; reporting the whole state");
            known.deleted(deletion.version());
            outbox.drop();
        });
    }

    @Override
    public void delta(ShadowDocument difference) {
        takeIn(() -> {
            if (difference.version() > 0) {
                difference.timestamp().ifPresent(serviceTime::atLeast);
                known.delta(difference);
            }
        });
    }

    @Override
    public void updateAccepted(ShadowDocument part) {
        outbox.made(part.clientToken());
        takeIn(() -> {
            part.timestamp().ifPresent(serviceTime::atLeast);
            known.versions().change(part.version());
            outbox.updateAccepted(part);
            known.accepted(part);
            if (part.json().path("state").isNull() || part.reported().isNull()) {
                outbox.lookAgain();
            }
        });
    }

    /** At once, or when the agent knows where it stands; nothing is begun before all that has come is taken in. */
    private void takeIn(Runnable message) {
        if (known.isSynchronised()) {
            message.run();
        } else {
            early.keep(message);
        }
        proceed();
    }

    @Override
    public void updateRejected(ServiceError error) {
        outbox.updateRejected(error);
        outbox.flush();
    }

    /** Takes up what can be taken up, then says what is to be said. */
    private void proceed() {
        if (known.isSynchronised() && serviceTime.isLost()) {
            outbox.lookAgain();
        } else if (known.isSynchronised()) {
            for (RequestQueue queue : known.requests().all()) {
                queue.begin().ifPresent(request -> runner.run(request, this::whenEnded));
            }
        }
        outbox.flush();
    }

    private void whenEnded() {
        loop.execute(this::proceed);
    }
}
