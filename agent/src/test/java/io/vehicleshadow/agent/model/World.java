package io.vehicleshadow.agent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.CarSetting.Pace;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.car.simulation.SimulatedCar;
import io.vehicleshadow.agent.command.CommandExecutor;
import io.vehicleshadow.agent.command.Limits;
import io.vehicleshadow.agent.journal.Journal;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.agent.loop.VirtualLoop;
import io.vehicleshadow.agent.proof.Gate;
import io.vehicleshadow.agent.proof.Proving;
import io.vehicleshadow.agent.service.ShadowConnection;
import io.vehicleshadow.vehicle.shadow.ClientToken;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An agent, its car and the service, under one virtual clock. Remembers what was asked, done and answered. */
public final class World implements AutoCloseable {
    public static final String VERSION = "1.2.3";
    private static final long BEGINNING = 1_790_000_000L;

    public final VirtualLoop loop = new VirtualLoop();
    public final ShadowModel shadow = new ShadowModel(this::seconds);
    public final SimulatedCar car;
    public final List<Asked> asked = new ArrayList<>();
    public final List<Acted> acted = new ArrayList<>();
    public final List<Answered> answered = new ArrayList<>();
    public final List<JsonNode> sent = new ArrayList<>();
    public final List<String> erased = new ArrayList<>();
    /** In which version somebody last took back what was asked for a signal. */
    public final Map<String, Long> withdrawnIn = new HashMap<>();

    public int gets;
    /** Tells what the control unit that acted last has to say, as often as one likes. */
    public Consumer<EcuAnswer> lastEcu;

    private final SignalCatalogue catalogue;
    private final CarKind kind;
    private final Journal journal;
    private final Guard guard;
    private BadNetwork network = BadNetwork.none();
    private CommandExecutor executor;
    private Car driven;
    private int connection;
    private int run;
    private boolean up;
    private boolean deaf;
    private long toldDeletedIn;
    private Set<String> lost = Set.of();
    private Duration serviceAhead = Duration.ZERO;

    public World(Journal journal) {
        this(CarKind.SIMULATED, journal);
    }

    public World(CarKind kind, Journal journal) {
        this(kind, journal, SignalCatalogue.standard());
    }

    public World(CarKind kind, Journal journal, SignalCatalogue catalogue) {
        this(kind, journal, catalogue, (car, loop) -> new Proving(Gate.OPEN, car));
    }

    public World(CarKind kind, Journal journal, SignalCatalogue catalogue, Guard guard) {
        this.guard = guard;
        this.kind = kind;
        this.journal = journal;
        this.catalogue = catalogue;
        car = new SimulatedCar(new CarSetting(catalogue, loop, Optional.empty(), Pace.LIFELIKE));
        startAgent();
    }

    /** How a new process has commands proven. */
    public interface Guard {
        Proving around(Car car, Loop loop);
    }

    /** Somebody asked, in that version. */
    public record Asked(String key, JsonNode value, long version, long second) {}

    /**
     * An ECU was told to act.
     *
     * @param deletedIn the version of the last shadow of whose deletion the vehicle had been told by then
     */
    public record Acted(String key, JsonNode value, long second, long deletedIn) {}

    /**
     * The service took an outcome.
     *
     * @param posthumous whether the process that gave it had ended by then, so that the next one could not know of it
     */
    public record Answered(String key, String status, String reason, long version, boolean posthumous) {}

    /** A new process takes over: the old one's timers and answers go nowhere. */
    public void startAgent() {
        disconnect();
        int current = ++run;
        close();
        driven = kind.around(car, new CarSetting(catalogue, loop, Optional.empty(), Pace.LIFELIKE));
        // A car that connects at once is connected.
        loop.run(Duration.ZERO);
        Car watched = new WatchedCar(driven, () -> current == run, (key, value, ecu) -> {
            acted.add(new Acted(key.value(), value.json(), seconds(), toldDeletedIn));
            lastEcu = ecu;
        });
        Proving proving = guard.around(watched, loop);
        int[] tokens = new int[1];
        executor = new CommandExecutor(
                VERSION,
                catalogue,
                proving.car(),
                proving.gate(),
                journal,
                loop,
                new Wire(current),
                Limits.STANDARD,
                () -> new ClientToken("run" + current + "-" + tokens[0]++));
        executor.start();
    }

    /** Whatever process there was has ended. */
    @Override
    public void close() {
        if (driven != null) {
            driven.close();
        }
    }

    /** The program between agent and car is killed, if there is one, and comes back. */
    public void killCar() {
        if (driven instanceof FarCar far) {
            far.kill();
        }
    }

    /** From now on messages fare so. */
    public void network(BadNetwork fate) {
        network = fate;
    }

    /** The service takes messages and says nothing. */
    public void deaf(boolean isDeaf) {
        deaf = isDeaf;
    }

    /** From now on messages on these topics never arrive, such as {@code update/delta}. */
    public void lose(String... topics) {
        lost = Set.of(topics);
    }

    /** The service's clock is that much ahead of where it was at the beginning. */
    public void setServiceAhead(Duration ahead) {
        serviceAhead = ahead;
    }

    /** Connects, and gives the vehicle a second to say what it has to. */
    public void connectAndReport() {
        connect();
        pass(Duration.ofSeconds(1));
    }

    public void connect() {
        if (!up) {
            up = true;
            connection++;
            executor.connected();
        }
    }

    public void disconnect() {
        if (up) {
            up = false;
            connection++;
            executor.disconnected();
        }
    }

    public void ask(String desired) {
        JsonNode request = read("{\"state\":{\"desired\":" + desired + "}}");
        List<ShadowModel.Reply> replies = shadow.update(request);
        request.path("state").path("desired").properties().forEach(member -> {
            if (member.getValue().isNull()) {
                withdrawnIn.put(member.getKey(), shadow.version());
            } else if (!member.getKey().endsWith("_proof")) {
                asked.add(new Asked(member.getKey(), member.getValue(), shadow.version(), seconds()));
            }
        });
        toVehicle(replies);
    }

    public void write(String request) {
        toVehicle(shadow.update(read(request)));
    }

    public void delete() {
        toVehicle(shadow.delete());
    }

    public void byHand(String key, String value) {
        car.move(key, SignalValue.of(read(value)).orElseThrow());
    }

    public void pass(Duration time) {
        loop.run(time);
    }

    /** The vehicle's computer sleeps; what was sent to it waits in its buffers. */
    public void sleep(Duration time) {
        loop.moveWallClock(time);
        serviceAhead = serviceAhead.plus(time);
    }

    public long seconds() {
        return BEGINNING + serviceAhead.toSeconds() + loop.nanoTime() / 1_000_000_000L;
    }

    private void toVehicle(List<ShadowModel.Reply> replies) {
        int on = connection;
        if (!up || deaf) {
            return;
        }
        for (ShadowModel.Reply reply : replies) {
            if (lost.contains(reply.topic())) {
                continue;
            }
            for (int copy = network.copies(); copy > 0; copy--) {
                loop.after(network.way(), () -> {
                    if (on == connection) {
                        toldDeletedIn = Math.max(toldDeletedIn, reply.deletedIn());
                        reply.deliver(executor);
                    }
                });
            }
        }
    }

    private void vehicleUpdates(JsonNode request, boolean posthumous) {
        JsonNode before = shadow.desired();
        List<ShadowModel.Reply> replies = shadow.update(request);
        if (replies.stream().anyMatch(reply -> reply.topic().equals("update/accepted"))) {
            JsonNode outcomes = request.path("state").path("reported").path("outcomes");
            outcomes.properties()
                    .forEach(member -> answered.add(new Answered(
                            member.getKey(),
                            member.getValue().path("status").asText(),
                            member.getValue().path("reason").asText(null),
                            member.getValue().path("version").asLong(),
                            posthumous)));
            request.path("state").path("desired").properties().forEach(member -> {
                if (before.has(member.getKey())
                        && lastAsk(member.getKey())
                                > outcomes.path(member.getKey()).path("version").asLong()) {
                    erased.add(member.getKey());
                }
            });
        }
        toVehicle(replies);
    }

    private long lastAsk(String key) {
        return asked.stream()
                .filter(ask -> ask.key().equals(key))
                .mapToLong(Asked::version)
                .max()
                .orElse(0);
    }

    public static JsonNode read(String json) {
        JsonNode wrapped = ShadowDocument.read(("{\"json\":" + json + "}").getBytes(StandardCharsets.UTF_8))
                .json();
        return wrapped.path("json");
    }

    private final class Wire implements ShadowConnection {
        private final int mine;

        Wire(int mine) {
            this.mine = mine;
        }

        @Override
        public void update(byte[] payload) {
            if (mine == run) {
                JsonNode request = read(new String(payload, StandardCharsets.UTF_8));
                sent.add(request);
                toService(() -> vehicleUpdates(request, mine != run));
            }
        }

        @Override
        public void get(byte[] payload) {
            if (mine == run) {
                gets++;
                JsonNode request = read(new String(payload, StandardCharsets.UTF_8));
                toService(() -> toVehicle(shadow.get(request)));
            }
        }

        private void toService(Runnable handling) {
            // Never twice: with a clean session an MQTT client does not send a publish again.
            if (up && network.copies() > 0) {
                loop.after(network.way(), handling);
            }
        }
    }
}
