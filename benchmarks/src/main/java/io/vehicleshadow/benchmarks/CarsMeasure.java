package io.vehicleshadow.benchmarks;

import io.vehicleshadow.benchmarks.measure.Bench;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Latencies;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.benchmarks.measure.PemIdentity;
import io.vehicleshadow.benchmarks.measure.ProcessMemory;
import io.vehicleshadow.benchmarks.peer.RawMqtt;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What each kind of car costs the agent, with the signals of docs/your-own-car and control units that need no time. */
final class CarsMeasure implements Measure {
    private static final int WARM_UP = 2_000;
    private static final int MEASURED = 1_000;
    private static final String UPDATE = "$aws/things/tcu/shadow/update";
    private static final String LISTENING = """
            import socket, subprocess, sys
            listening = socket.socket(socket.AF_UNIX)
            listening.bind(sys.argv[1])
            listening.listen()
            way = listening.accept()[0]
            subprocess.run(["python3", sys.argv[2]], stdin=way, stdout=way)
            """;

    @Override
    public String question() {
        return "how soon does an agent report, how large is it, and how long does a command take, for each kind of car?";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = Bench.folder();
        String program = example("car.py").toString();
        Path socket = folder.resolve("car.sock");
        List<Figure> figures = new ArrayList<>(measured(folder, "simulated"));
        figures.addAll(measured(folder, "process:exec python3 '" + program + "'"));
        Process listening = new ProcessBuilder("python3", "-c", LISTENING, socket.toString(), program).start();
        try {
            Bench.await(() -> Files.exists(socket));
            figures.addAll(measured(folder, "unix:" + socket));
        } finally {
            listening.destroy();
        }
        try (BenchBroker broker = BenchBroker.start()) {
            figures.addAll(measured(folder, "kuksa://localhost:" + broker.port()));
        }
        return figures;
    }

    private static Path example(String name) {
        return Bench.home().resolve("docs/your-own-car").resolve(name).toAbsolutePath();
    }

    private static List<Figure> measured(Path folder, String car) throws Exception {
        try (LocalIot iot = LocalIot.start(LocalIotOptions.inMemory())) {
            iot.issueCertificate("app", Bench.ANYTHING);
            PolicyDocuments policies = new PolicyDocuments(new IotAddress("aws", "us-east-1", "000000000000"));
            iot.issueCertificate("tcu", policies.vehicle());
            PemIdentity app = PemIdentity.in(iot.identities().certificates(), "app");
            try (RawMqtt mqtt = RawMqtt.connect(app.sockets(), iot.endpoints().mqttPort(), "app")) {
                mqtt.subscribe(UPDATE + "/accepted");
                return measured(folder, car, iot, mqtt);
            }
        }
    }

    private static List<Figure> measured(Path folder, String car, LocalIot iot, RawMqtt mqtt) throws Exception {
        String kind = car.split(":")[0] + ": ";
        long begin = System.nanoTime();
        Process agent = Bench.agent(
                iot.endpoints().mqttPort(),
                iot.identities().certificates(),
                folder.resolve("agent.log"),
                "--catalogue=" + example("catalogue.json"),
                "--car=" + car,
                "--no-movement-time",
                "--publishes-per-second=100000");
        try {
            receive(mqtt, "\"speed\"");
            double start = (System.nanoTime() - begin) / 1e6;
            // Nothing happens for a moment, as in most cars at most times.
            TimeUnit.SECONDS.sleep(3);
            double idle = ProcessMemory.of(agent.pid()).residentMegabytes();
            Latencies latencies = new Latencies();
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                long asked = System.nanoTime();
                mqtt.publish(UPDATE, desired(i));
                receive(mqtt, "\"outcomes\"");
                if (i >= WARM_UP) {
                    latencies.add(System.nanoTime() - asked);
                }
            }
            return List.of(
                    new Figure(kind + "process start to the first report of the car", start, "ms"),
                    new Figure(kind + "resident, idle", idle, "MB"),
                    new Figure(
                            kind + "resident after 3,000 commands",
                            ProcessMemory.of(agent.pid()).residentMegabytes(),
                            "MB"),
                    new Figure(kind + "desired to accepted answer, p50", latencies.percentile(0.5), "us"),
                    new Figure(kind + "p99", latencies.percentile(0.99), "us"));
        } finally {
            agent.destroy();
            agent.waitFor(2, TimeUnit.SECONDS);
        }
    }

    private static void receive(RawMqtt mqtt, String what) throws IOException {
        while (!mqtt.receive().says(what)) {
            // What else comes first.
        }
    }

    private static byte[] desired(int round) {
        return ("{\"state\":{\"desired\":{\"seatHeating\":" + (1 + round % 3) + "}}}").getBytes(StandardCharsets.UTF_8);
    }
}
