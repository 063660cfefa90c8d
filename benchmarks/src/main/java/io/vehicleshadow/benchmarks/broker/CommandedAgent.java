package io.vehicleshadow.benchmarks.broker;

import io.vehicleshadow.benchmarks.measure.Bench;
import io.vehicleshadow.benchmarks.measure.Latencies;
import io.vehicleshadow.benchmarks.measure.PemIdentity;
import io.vehicleshadow.benchmarks.peer.RawMqtt;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A stand-in, an agent with an ECU that needs no time, and an app that commands it. */
final class CommandedAgent implements AutoCloseable {
    private static final String UPDATE = "$aws/things/tcu/shadow/update";
    private final LocalIot iot;
    private final RawMqtt app;
    private final Process agent;
    private int commands;

    private CommandedAgent(LocalIot iot, RawMqtt app, Process agent) {
        this.iot = iot;
        this.app = app;
        this.agent = agent;
    }

    /** @param log where the agent's output goes */
    static CommandedAgent start(LocalIotOptions options, Path log) throws Exception {
        LocalIot iot = LocalIot.start(options);
        iot.issueCertificate("app", Bench.ANYTHING);
        PolicyDocuments policies = new PolicyDocuments(new IotAddress("aws", "us-east-1", "000000000000"));
        iot.issueCertificate("tcu", policies.vehicle());
        Path certificates = iot.identities().certificates();
        int port = iot.endpoints().mqttPort();
        RawMqtt app = RawMqtt.connect(PemIdentity.in(certificates, "app").sockets(), port, "app")
                .subscribe("$aws/events/presence/connected/tcu")
                .subscribe(UPDATE + "/accepted");
        Process agent = Bench.agent(port, certificates, log, "--no-movement-time", "--publishes-per-second=100000");
        CommandedAgent started = new CommandedAgent(iot, app, agent);
        try {
            // The presence event and what else comes first.
            started.receive("\"battery\"");
            return started;
        } catch (IOException e) {
            started.close();
            throw e;
        }
    }

    PemIdentity identity() {
        return PemIdentity.in(iot.identities().certificates(), "app");
    }

    /** The times from desired to the accepted answer of that many commands, one after the other. */
    Latencies times(int count) throws IOException {
        Latencies times = new Latencies();
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            app.publish(UPDATE, desired(commands++));
            // The accepted request comes before the accepted answer.
            receive("\"outcomes\"");
            times.add(System.nanoTime() - begin);
        }
        return times;
    }

    private void receive(String what) throws IOException {
        while (!app.receive().says(what)) {
            // Something else.
        }
    }

    private static byte[] desired(int round) {
        String value = round % 2 == 0 ? "on" : "off";
        return ("{\"state\":{\"desired\":{\"headlight\":\"" + value + "\"}}}").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        Bench.end(agent);
        app.close();
        iot.close();
    }
}
