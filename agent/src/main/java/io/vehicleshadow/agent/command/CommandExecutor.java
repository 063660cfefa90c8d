package io.vehicleshadow.agent.command;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.execute.CommandRunner;
import io.vehicleshadow.agent.execute.ServiceTime;
import io.vehicleshadow.agent.journal.Journal;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.agent.proof.Gate;
import io.vehicleshadow.agent.service.ServiceError;
import io.vehicleshadow.agent.service.ShadowConnection;
import io.vehicleshadow.agent.service.ShadowListener;
import io.vehicleshadow.agent.shadow.KnownShadow;
import io.vehicleshadow.agent.shadow.Standing;
import io.vehicleshadow.agent.speak.Exchange;
import io.vehicleshadow.agent.speak.Outbox;
import io.vehicleshadow.vehicle.shadow.AgentReport;
import io.vehicleshadow.vehicle.shadow.ClientToken;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps vehicle and shadow together. Every message of the service goes the same way: {@link KnownShadow} takes it in,
 * {@link CommandRunner} executes the requests that can begin, {@link Outbox} says what is to be said. Everything happens
 * on the loop; the object has no lock and needs none.
 */
public final class CommandExecutor implements ShadowListener {
    private static final Logger LOG = LoggerFactory.getLogger(CommandExecutor.class);

    private final Car car;
    private final Loop loop;
    private final ServiceTime serviceTime;
    private final CommandRunner runner;
    private final KnownShadow known;
    private final Outbox outbox;
    private final EarlyMessages early = new EarlyMessages();

    /**
     * @param version of the agent's program
     * @param gate which commands pass, by what they prove
     * @param limits how long it waits and how much it sends
     * @param tokens a fresh token at each call
     */
    public CommandExecutor(
            String version,
            SignalCatalogue catalogue,
            Car car,
            Gate gate,
            Journal journal,
            Loop loop,
            ShadowConnection connection,
            Limits limits,
            Supplier<ClientToken> tokens) {
        this.car = car;
        this.loop = loop;
        serviceTime = new ServiceTime(loop);
        runner = new CommandRunner(catalogue, car, gate, journal, loop, serviceTime, limits.ecuPatience());
        known = new KnownShadow(catalogue, journal, new AgentReport(version, catalogue.digest()), gate::report);
        Exchange exchange = new Exchange(connection, loop, tokens, limits.publishesPerSecond(), serviceTime::requested);
        outbox = new Outbox(known, catalogue, car, loop, exchange);
    }

    /** Takes up what the agent had begun when it last ended, and listens to the vehicle. Called once, on the loop. */
    public void start() {
        known.resume();
        outbox.onSilentAnswer(this::proceed);
        car.onChange(() -> loop.execute(outbox::flush));
    }

    @Override
    public void connected() {
        LOG.info("Connected; getting the shadow");
        known.connected();
        early.forget();
        outbox.connected();
        outbox.flush();
    }

    @Override
    public void disconnected() {
        LOG.info("Disconnected");
        known.disconnected();
        outbox.drop();
    }

    @Override
    public void getAccepted(ShadowDocument whole) {
        boolean ours = outbox.looked(whole.clientToken());
        if (isSynchronized()) {
            if (ours && serviceTime.isLost()) {
                serviceTime.set(whole.timestamp());
            }
            whole.timestamp().ifPresent(serviceTime::atLeast);
            known.whole(whole);
            proceed();
        } else if (ours) {
            synchronize(whole);
        }
    }

    private void synchronize(ShadowDocument whole) {
        serviceTime.set(whole.timestamp());
        known.synchronize(whole);
        known.interrupted().forEach(request -> runner.resume(request, this::whenEnded));
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
        if (known.standing() == Standing.MISSING) {
            outbox.created(part.clientToken());
        }
        takeIn(() -> {
            part.timestamp().ifPresent(serviceTime::atLeast);
            known.changed(part.version());
            outbox.updateAccepted(part);
            known.accepted(part);
            if (part.json().path("state").isNull() || part.reported().isNull()) {
                outbox.lookAgain();
            }
        });
    }

    /** At once, or when the document is known; nothing is begun before all that has come is taken in. */
    private void takeIn(Runnable message) {
        if (isSynchronized()) {
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

    /** Executes what can be executed, then says what is to be said. */
    private void proceed() {
        if (isSynchronized() && serviceTime.isLost()) {
            outbox.lookAgain();
        } else if (isSynchronized()) {
            known.passedOver().forEach(runner::passOver);
            known.begin().forEach(request -> runner.run(request, this::whenEnded));
        }
        outbox.flush();
    }

    private boolean isSynchronized() {
        return known.standing() == Standing.SYNCHRONIZED;
    }

    private void whenEnded() {
        loop.execute(this::proceed);
    }
}
