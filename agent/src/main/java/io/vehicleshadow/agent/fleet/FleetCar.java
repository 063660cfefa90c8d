package io.vehicleshadow.agent.fleet;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.simulation.SimulatedCar;
import io.vehicleshadow.agent.command.ClientTokens;
import io.vehicleshadow.agent.command.CommandExecutor;
import io.vehicleshadow.agent.command.Limits;
import io.vehicleshadow.agent.control.ControlledCar;
import io.vehicleshadow.agent.journal.FileJournal;
import io.vehicleshadow.agent.loop.InlineLoop;
import io.vehicleshadow.agent.proof.Gate;
import io.vehicleshadow.agent.service.PassingListener;
import io.vehicleshadow.agent.service.ShadowListener;
import io.vehicleshadow.agent.session.Credentials;
import io.vehicleshadow.agent.session.ShadowSession;
import io.vehicleshadow.vehicle.ThingName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;

/** One car of a fleet, wired and running as a vehicle's own agent is. */
final class FleetCar implements AutoCloseable {
    private final InlineLoop loop;
    private final ShadowSession session;
    private final Car car;

    /**
     * Connects it.
     *
     * @param data where it keeps its journal and its state
     * @param online told 1 when it has connected, and -1 when the connection has ended
     * @throws IOException if the credentials can't be used
     */
    FleetCar(
            Credentials identity,
            Path data,
            FleetOptions options,
            Optional<ActRecord> record,
            InlineLoop loop,
            IntConsumer online)
            throws IOException {
        this.loop = loop;
        ThingName thing = new ThingName(identity.clientId());
        SimulatedCar simulated =
                new SimulatedCar(new CarSetting(options.catalogue(), loop, Optional.of(data), options.pace()));
        car = record.<Car>map(to -> new RecordingCar(thing, simulated, to, loop))
                .orElse(simulated);
        session = new ShadowSession(thing, options.endpoint(), identity, options.longestPause(), loop);
        CommandExecutor executor = new CommandExecutor(
                options.version(),
                options.catalogue(),
                car,
                Gate.OPEN,
                new FileJournal(data.resolve("journal")),
                loop,
                session,
                Limits.STANDARD,
                new ClientTokens());
        loop.execute(() -> {
            executor.start();
            session.open(new Watched(executor, online));
        });
    }

    ControlledCar controlled() {
        return new ControlledCar(car, session, loop);
    }

    @Override
    public void close() {
        session.close();
        car.close();
        loop.close();
    }

    private static final class Watched extends PassingListener {
        private final IntConsumer online;

        Watched(ShadowListener next, IntConsumer online) {
            super(next);
            this.online = online;
        }

        @Override
        public void connected() {
            super.connected();
            online.accept(1);
        }

        @Override
        public void disconnected() {
            super.disconnected();
            online.accept(-1);
        }
    }
}
