package io.vehicleshadow.agent;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.CarSetting.Pace;
import io.vehicleshadow.agent.command.CommandExecutor;
import io.vehicleshadow.agent.command.Limits;
import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.loop.InlineLoop;
import io.vehicleshadow.agent.service.ShadowConnection;
import io.vehicleshadow.vehicle.shadow.ClientToken;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine;
import software.amazon.awssdk.crt.CRT;

/** Loads what every start loads, connects to nothing and ends: the JVM then archives the classes for the next start. */
final class WarmUp {
    private static final String DOCUMENT =
            "{\"state\":{\"desired\":{\"headlight\":\"on\"}},\"version\":1,\"timestamp\":1,\"clientToken\":\"warm\"}";

    private WarmUp() {}

    public static void main(String[] args) throws ClassNotFoundException {
        new CommandLine(new AgentCommand()).getUsageMessage();
        CRT.awsErrorString(0);
        Class.forName("io.vehicleshadow.agent.session.ShadowSession");
        Class.forName("software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder");
        Class.forName("com.sun.net.httpserver.HttpServer");
        SignalCatalogue catalogue = SignalCatalogue.standard();
        try (InlineLoop loop = new InlineLoop("warm-up", Clock.systemUTC())) {
            Car car = CarChoice.open("simulated", new CarSetting(catalogue, loop, Optional.empty(), Pace.IMMEDIATE));
            CommandExecutor executor = new CommandExecutor(
                    Version.CURRENT,
                    catalogue,
                    car,
                    new InMemoryJournal(),
                    loop,
                    new Nowhere(),
                    Limits.STANDARD,
                    () -> new ClientToken("warm"));
            loop.execute(() -> {
                executor.start();
                executor.connected();
                executor.getAccepted(ShadowDocument.read(DOCUMENT.getBytes(StandardCharsets.UTF_8)));
            });
        }
    }

    private static final class Nowhere implements ShadowConnection {
        @Override
        public void update(byte[] payload) {
            // Nothing takes it.
        }

        @Override
        public void get(byte[] payload) {
            // Nothing answers.
        }
    }
}
