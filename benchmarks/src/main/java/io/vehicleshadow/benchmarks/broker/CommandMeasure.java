package io.vehicleshadow.benchmarks.broker;

import io.vehicleshadow.benchmarks.measure.Bench;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Latencies;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.benchmarks.measure.Rounds;
import io.vehicleshadow.benchmarks.measure.Spread;
import io.vehicleshadow.benchmarks.peer.Mosquitto;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command from the request to its answer: in memory beside a round trip through mosquitto, and on disk beside the least
 * that is possible there, the same round trip and an fsync for each of the two updates.
 */
public final class CommandMeasure implements Measure {
    private static final int WARM_UP = 10_000;
    private static final int WARM_UP_ON_DISK = 3_000;
    private static final int MEASURED = 2_000;
    private static final int MEASURED_ON_DISK = 1_000;

    @Override
    public String question() {
        return "how long from desired to the accepted answer of an agent with a zero-delay ECU, all over mutual TLS?";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = Bench.folder();
        try (CommandedAgent inMemory = CommandedAgent.start(LocalIotOptions.inMemory(), folder.resolve("agent.log"));
                CommandedAgent onDisk = CommandedAgent.start(
                        LocalIotOptions.at(folder).withFreePorts(), folder.resolve("agent-on-disk.log"));
                Disk disk = new Disk(folder.resolve("floor"));
                Mosquitto mosquitto = Mosquitto.start(folder, inMemory.identity());
                RoundTrip bare = RoundTrip.through(mosquitto.port(), inMemory.identity())) {
            bare.times(WARM_UP);
            inMemory.times(WARM_UP);
            onDisk.times(WARM_UP_ON_DISK);
            List<Double> slow = new ArrayList<>();
            Map<String, Spread> runs = new Rounds()
                    .with("bare", () -> bare.p50(MEASURED))
                    .with("memory", () -> p50(inMemory.times(MEASURED), slow))
                    .with("syncs", () -> disk.twoSyncs(MEASURED_ON_DISK))
                    .with("disk", () -> onDisk.times(MEASURED_ON_DISK).percentile(0.5))
                    .measured();
            return figures(runs, new Spread(slow));
        }
    }

    private static double p50(Latencies times, List<Double> slow) {
        slow.add(times.percentile(0.99));
        return times.percentile(0.5);
    }

    private static List<Figure> figures(Map<String, Spread> runs, Spread slow) {
        Spread bare = runs.get("bare");
        Spread floor = bare.plus(runs.get("syncs"));
        return List.of(
                new Figure("mosquitto: app, device, app; p50", bare, "us"),
                new Figure("desired, delta, agent, reported, accepted, in memory; p50", runs.get("memory"), "us"),
                new Figure("the same; p99", slow, "us"),
                new Figure(
                                "command in memory / mosquitto, p50",
                                runs.get("memory").per(bare),
                                "x")
                        .atMost(2),
                new Figure("two writes with fsync; p50", runs.get("syncs"), "us"),
                new Figure("the command with both updates on disk; p50", runs.get("disk"), "us"),
                new Figure(
                                "command on disk / (mosquitto + two fsyncs), p50",
                                runs.get("disk").per(floor),
                                "x")
                        .atMost(1.25));
    }
}
