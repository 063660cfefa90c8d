package io.vehicleshadow.agent;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.command.ClientTokens;
import io.vehicleshadow.agent.command.CommandExecutor;
import io.vehicleshadow.agent.control.ControlServer;
import io.vehicleshadow.agent.control.ControlledCar;
import io.vehicleshadow.agent.journal.FileJournal;
import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.journal.Journal;
import io.vehicleshadow.agent.loop.InlineLoop;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.agent.proof.Proving;
import io.vehicleshadow.agent.provision.Renewing;
import io.vehicleshadow.agent.service.ShadowListener;
import io.vehicleshadow.agent.session.ShadowSession;
import io.vehicleshadow.agent.status.StatusListener;
import io.vehicleshadow.agent.status.StatusListener.About;
import io.vehicleshadow.agent.supervise.Heartbeat;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One vehicle's agent, wired and running. */
final class Agent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private final InlineLoop loop;
    private final Car car;
    private final ShadowSession session;
    private final Optional<Renewing> renewing;
    private final Optional<ControlServer> control;
    private final Optional<StatusListener> status;

    private Agent(
            InlineLoop loop,
            Car car,
            ShadowSession session,
            Optional<Renewing> renewing,
            Optional<ControlServer> control,
            Optional<StatusListener> status) {
        this.loop = loop;
        this.car = car;
        this.session = session;
        this.renewing = renewing;
        this.control = control;
        this.status = status;
    }

    /**
     * Starts it.
     *
     * @throws IOException if the control port is taken, or certificate or key can't be used
     * @throws IllegalArgumentException if there is no such car
     */
    static Agent start(AgentOptions options) throws IOException {
        SignalCatalogue catalogue = options.catalogue();
        Clock clock = Clock.systemUTC();
        InlineLoop loop = new InlineLoop("agent", clock);
        try {
            Proving proving = Proving.of(
                    options.requireProof(),
                    options.thing(),
                    CarChoice.open(options.car(), new CarSetting(catalogue, loop, options.data(), options.pace())),
                    options.data(),
                    loop);
            Car car = proving.car();
            ShadowSession session = new ShadowSession(
                    options.thing(), options.endpoint(), options.credentials(), options.longestPause(), loop);
            Optional<ControlServer> control = options.controlPort().isPresent()
                    ? Optional.of(
                            new ControlServer(options.controlPort().getAsInt(), new ControlledCar(car, session, loop)))
                    : Optional.empty();
            CommandExecutor executor = new CommandExecutor(
                    Version.CURRENT,
                    catalogue,
                    car,
                    proving.gate(),
                    journal(options),
                    loop,
                    session,
                    options.limits(),
                    new ClientTokens());
            Optional<StatusListener> status =
                    options.data().map(data -> StatusListener.before(executor, clock, data, about(options)));
            ShadowListener seen = status.isPresent() ? status.get() : executor;
            Optional<Renewing> renewing = renewing(options, seen, session, loop);
            ShadowListener listener = renewing.isPresent() ? renewing.get() : seen;
            loop.execute(() -> {
                executor.start();
                session.open(listener);
            });
            Heartbeat.begin(loop, System.getenv());
            LOG.info(
                    "Agent {}: {} connects to {} with catalogue {} and car {}",
                    Version.CURRENT,
                    options.thing(),
                    options.endpoint(),
                    catalogue.digest(),
                    options.car());
            return new Agent(loop, car, session, renewing, control, status);
        } catch (IOException | IllegalArgumentException e) {
            loop.close();
            throw e;
        }
    }

    private static Optional<Renewing> renewing(
            AgentOptions options, ShadowListener seen, ShadowSession session, Loop loop) {
        return options.renewing()
                .map(setting -> new Renewing(
                        seen, options.thing(), options.endpoint(), options.credentials(), setting, session, loop));
    }

    private static About about(AgentOptions options) {
        return new About(
                Version.CURRENT,
                options.thing().value(),
                options.endpoint().toString(),
                options.car(),
                options.catalogue().digest());
    }

    private static Journal journal(AgentOptions options) {
        return options.data()
                .<Journal>map(data -> new FileJournal(data.resolve("journal")))
                .orElseGet(InMemoryJournal::new);
    }

    OptionalInt controlPort() {
        return control.map(server -> OptionalInt.of(server.port())).orElse(OptionalInt.empty());
    }

    @Override
    public void close() {
        LOG.info("Shutting down");
        control.ifPresent(ControlServer::close);
        renewing.ifPresent(Renewing::end);
        session.close();
        car.close();
        loop.close();
        status.ifPresent(StatusListener::ended);
    }
}
