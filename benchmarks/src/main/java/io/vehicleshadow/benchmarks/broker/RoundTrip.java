package io.vehicleshadow.benchmarks.broker;

import io.vehicleshadow.benchmarks.measure.Latencies;
import io.vehicleshadow.benchmarks.measure.PemIdentity;
import io.vehicleshadow.benchmarks.peer.RawMqtt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** An app that publishes through a broker, and a device that sends the same back. */
public final class RoundTrip implements AutoCloseable {
    private static final byte[] PAYLOAD =
            "{\"state\":{\"desired\":{\"headlight\":\"on\"}}}".getBytes(StandardCharsets.UTF_8);
    private final RawMqtt device;
    private final RawMqtt app;

    private RoundTrip(RawMqtt device, RawMqtt app) {
        this.device = device;
        this.app = app;
    }

    /** Connects both to that port. */
    public static RoundTrip through(int port, PemIdentity identity) throws IOException, GeneralSecurityException {
        RawMqtt device = RawMqtt.connect(identity.sockets(), port, "device")
                .subscribe("ask")
                .patient();
        RawMqtt app = RawMqtt.connect(identity.sockets(), port, "app-of-device").subscribe("answer");
        RoundTrip trip = new RoundTrip(device, app);
        Thread echo = new Thread(trip::echo, "device");
        echo.setDaemon(true);
        echo.start();
        return trip;
    }

    private void echo() {
        try {
            while (true) {
                device.publish("answer", device.receive().payload());
            }
        } catch (IOException e) {
            // The measure is over: its connection was closed.
        }
    }

    /** The times from app to app of that many, one after the other. */
    public Latencies times(int count) throws IOException {
        Latencies times = new Latencies();
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            app.publish("ask", PAYLOAD);
            app.receive();
            times.add(System.nanoTime() - begin);
        }
        return times;
    }

    /** The middle time, in microseconds. */
    public double p50(int count) throws IOException {
        return times(count).percentile(0.5);
    }

    @Override
    public void close() throws IOException {
        device.close();
        app.close();
    }
}
