package io.vehicleshadow.benchmarks;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command from the request to its answer, against a bare round trip through mosquitto. */
final class CommandMeasure implements Measure {
    private static final int WARM_UP = 10_000;
    private static final int MEASURED = 5_000;
    private static final String UPDATE = "$aws/things/tcu/shadow/update";

    @Override
    public String question() {
        return "how long from desired to the accepted answer of an agent with a zero-delay ECU, all over mutual TLS?";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = Files.createTempDirectory("bench");
        Latencies bare;
        Latencies commands;
        try (LocalIot iot = LocalIot.start(LocalIotOptions.inMemory())) {
            PemIdentity app = identities(iot);
            bare = roundTrips(folder, app);
            commands = commands(iot, folder, app);
        }
        Latencies durable;
        try (LocalIot iot = LocalIot.start(LocalIotOptions.at(folder).withFreePorts())) {
            durable = commands(iot, folder, identities(iot));
        }
        return List.of(
                new Figure("mosquitto: app, device, app; p50", bare.percentile(0.5), "us"),
                new Figure("mosquitto: p99", bare.percentile(0.99), "us"),
                new Figure("desired, delta, agent, reported, accepted; p50", commands.percentile(0.5), "us"),
                new Figure("desired, delta, agent, reported, accepted; p99", commands.percentile(0.99), "us"),
                new Figure("the same with both updates on disk; p50", durable.percentile(0.5), "us"),
                new Figure(
                        "command / mosquitto, p50 (to reach: 4)", commands.percentile(0.5) / bare.percentile(0.5), "x"),
                new Figure("the same on disk", durable.percentile(0.5) / bare.percentile(0.5), "x"));
    }

    private static PemIdentity identities(LocalIot iot) {
        iot.issueCertificate("app", Bench.ANYTHING);
        PolicyDocuments policies = new PolicyDocuments(new IotAddress("aws", "us-east-1", "000000000000"));
        iot.issueCertificate("tcu", policies.vehicle());
        return PemIdentity.in(iot.identities().certificates(), "app");
    }

    private static Latencies roundTrips(Path folder, PemIdentity identity) throws Exception {
        try (Mosquitto mosquitto = Mosquitto.start(folder, identity);
                RawMqtt device = RawMqtt.connect(identity.sockets(), mosquitto.port(), "device");
                RawMqtt app = RawMqtt.connect(identity.sockets(), mosquitto.port(), "app")) {
            device.subscribe("ask");
            app.subscribe("answer");
            Thread echo = new Thread(() -> echo(device), "device");
            echo.setDaemon(true);
            echo.start();
            byte[] payload = desired(0);
            return timed(i -> {
                app.publish("ask", payload);
                app.receive();
            });
        }
    }

    private static void echo(RawMqtt device) {
        try {
            while (true) {
                device.publish("answer", device.receive().payload());
            }
        } catch (IOException e) {
            // The measure is over: its connection was closed.
        }
    }

    private static Latencies commands(LocalIot iot, Path folder, PemIdentity identity) throws Exception {
        int port = iot.endpoints().mqttPort();
        try (RawMqtt app = RawMqtt.connect(identity.sockets(), port, "app")) {
            app.subscribe("$aws/events/presence/connected/tcu").subscribe(UPDATE + "/accepted");
            Process agent = Bench.agent(
                    iot.endpoints().mqttPort(),
                    iot.identities().certificates(),
                    folder.resolve("agent.log"),
                    "--no-movement-time",
                    "--publishes-per-second=100000");
            try {
                awaitFirstReport(app);
                return timed(i -> {
                    app.publish(UPDATE, desired(i));
                    awaitOutcome(app);
                });
            } finally {
                agent.destroy();
                agent.waitFor(2, TimeUnit.SECONDS);
            }
        }
    }

    private static void awaitFirstReport(RawMqtt app) throws IOException {
        while (!app.receive().says("\"battery\"")) {
            // The presence event and what else comes first.
        }
    }

    private static void awaitOutcome(RawMqtt app) throws IOException {
        while (!app.receive().says("\"outcomes\"")) {
            // The accepted request comes before the accepted answer.
        }
    }

    private static byte[] desired(int round) {
        String value = round % 2 == 0 ? "on" : "off";
        return ("{\"state\":{\"desired\":{\"headlight\":\"" + value + "\"}}}").getBytes(StandardCharsets.UTF_8);
    }

    private interface Round {
        void run(int number) throws IOException;
    }

    private static Latencies timed(Round round) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            round.run(i);
        }
        Latencies latencies = new Latencies();
        for (int i = 0; i < MEASURED; i++) {
            long begin = System.nanoTime();
            round.run(i);
            latencies.add(System.nanoTime() - begin);
        }
        return latencies;
    }
}
