package io.vehicleshadow.benchmarks.broker;

import io.vehicleshadow.benchmarks.measure.Bench;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.benchmarks.measure.PemIdentity;
import io.vehicleshadow.benchmarks.measure.Rounds;
import io.vehicleshadow.benchmarks.measure.Spread;
import io.vehicleshadow.benchmarks.peer.Mosquitto;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The broker alone, beside mosquitto. */
public final class BrokerMeasure implements Measure {
    private static final int WARM_UP_TRIPS = 10_000;
    private static final int TRIPS = 3_000;
    private static final double WARM_UP_SECONDS = 3;
    private static final double SECONDS = 2;

    @Override
    public String question() {
        return "how do round trip, QoS 1 messages and handshakes compare with mosquitto's, all over mutual TLS?";
    }

    @Override
    public List<Figure> run() throws Exception {
        try (LocalIot iot = LocalIot.start(LocalIotOptions.inMemory())) {
            iot.issueCertificate("app", Bench.ANYTHING);
            PemIdentity app = PemIdentity.in(iot.identities().certificates(), "app");
            try (Mosquitto mosquitto = Mosquitto.start(Bench.folder(), app);
                    Load own = new Load(iot.endpoints().mqttPort(), app);
                    Load peer = new Load(mosquitto.port(), app)) {
                own.warmUp();
                peer.warmUp();
                return figures(own, peer);
            }
        }
    }

    private static List<Figure> figures(Load own, Load peer) throws Exception {
        Map<String, Spread> runs = new Rounds()
                .with("peer trip", () -> peer.trip.p50(TRIPS))
                .with("trip", () -> own.trip.p50(TRIPS))
                .with("peer flood", () -> peer.flood.messagesPerSecond(SECONDS))
                .with("flood", () -> own.flood.messagesPerSecond(SECONDS))
                .with("peer handshakes", () -> peer.handshakes.perSecond(SECONDS))
                .with("handshakes", () -> own.handshakes.perSecond(SECONDS))
                .measured();
        return List.of(
                new Figure("mosquitto: round trip app, device, app, QoS 0; p50", runs.get("peer trip"), "us"),
                new Figure("broker: the same", runs.get("trip"), "us"),
                new Figure("broker / mosquitto, round trip", ratio(runs, "trip"), "x").atMost(1.2),
                new Figure("mosquitto: QoS 1, 8 publishers to 8 subscribers", runs.get("peer flood"), "messages/s"),
                new Figure("broker: the same", runs.get("flood"), "messages/s"),
                new Figure("broker / mosquitto, QoS 1", ratio(runs, "flood"), "x").atLeast(1.5),
                new Figure("mosquitto: whole handshakes with CONNECT, 2 clients", runs.get("peer handshakes"), "/s"),
                new Figure("broker: the same", runs.get("handshakes"), "/s"),
                new Figure("broker / mosquitto, handshakes", ratio(runs, "handshakes"), "x"));
    }

    private static Spread ratio(Map<String, Spread> runs, String name) {
        return runs.get(name).per(runs.get("peer " + name));
    }

    /** All that one broker is put to. */
    private static final class Load implements AutoCloseable {
        private final RoundTrip trip;
        private final Flood flood;
        private final Handshakes handshakes;

        Load(int port, PemIdentity client) throws Exception {
            trip = RoundTrip.through(port, client);
            flood = Flood.through(port, client);
            handshakes = new Handshakes(port, client.strangers());
        }

        void warmUp() throws Exception {
            trip.p50(WARM_UP_TRIPS);
            flood.messagesPerSecond(WARM_UP_SECONDS);
            handshakes.perSecond(WARM_UP_SECONDS);
        }

        @Override
        public void close() throws IOException {
            trip.close();
            flood.close();
        }
    }
}
