package io.vehicleshadow.agent.status;

import io.vehicleshadow.agent.service.PassingListener;
import io.vehicleshadow.agent.service.ShadowListener;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Writes down how the agent is, whenever that changes, and hands every message on. Called on the loop. */
public final class StatusListener extends PassingListener {
    private final Clock clock;
    private final StatusFile file;
    private AgentStatus status;

    /**
     * What does not change while an agent runs.
     *
     * @param version of its program
     * @param thing the vehicle
     * @param endpoint where it connects
     * @param car the kind of car
     * @param catalogue the digest of its catalogue
     */
    public record About(String version, String thing, String endpoint, String car, String catalogue) {}

    private StatusListener(ShadowListener next, Clock clock, StatusFile file, AgentStatus status) {
        super(next);
        this.clock = clock;
        this.file = file;
        this.status = status;
        file.write(status);
    }

    /**
     * An agent that begins.
     *
     * @param data its data folder
     */
    public static StatusListener before(ShadowListener next, Clock clock, Path data, About about) {
        AgentStatus begun =
                new AgentStatus(AgentProcessId.ofThisProcess(), about, false, clock.instant(), Optional.empty());
        return new StatusListener(next, clock, new StatusFile(data), begun);
    }

    /** The agent ends. */
    public void ended() {
        file.remove();
    }

    private void is(AgentStatus now) {
        status = now;
        file.write(now);
    }

    @Override
    public void connected() {
        is(status.connection(true, clock.instant()));
        super.connected();
    }

    @Override
    public void disconnected() {
        is(status.connection(false, clock.instant()));
        super.disconnected();
    }

    @Override
    public void getAccepted(ShadowDocument whole) {
        is(status.got(clock.instant()));
        super.getAccepted(whole);
    }
}
