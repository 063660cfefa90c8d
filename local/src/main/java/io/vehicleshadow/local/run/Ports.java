package io.vehicleshadow.local.run;

import io.vehicleshadow.local.home.OneLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The TCP ports of a local run, all on the loopback interface.
 *
 * @param page the page, the API, the sign-in and the skill
 * @param dataPlane the IoT data plane over HTTP
 * @param mqttWebSocket MQTT over WebSocket
 * @param mqtt MQTT over TLS
 * @param dataPlaneTls the IoT data plane over HTTPS with client certificates
 * @param signIn the OpenID provider
 * @param car the control socket of the simulated car
 */
record Ports(int page, int dataPlane, int mqttWebSocket, int mqtt, int dataPlaneTls, int signIn, int car) {
    static Ports usual() {
        return new Ports(8080, 8081, 8082, 8883, 8443, 8084, 8085);
    }

    /** Seven ports in a row from {@code base}; seven free ones if it is 0. */
    static Ports from(int base) {
        if (base == 0) {
            List<Integer> free = free(7);
            return new Ports(free.get(0), free.get(1), free.get(2), free.get(3), free.get(4), free.get(5), free.get(6));
        }
        return new Ports(base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6);
    }

    /**
     * Looks whether all of them can be listened on, before a part is started for nothing.
     *
     * @param withCar whether the control socket of the car is one of them
     * @throws IOException if one is taken; names it
     */
    void requireFree(boolean withCar) throws IOException {
        List<Integer> ports = new ArrayList<>(List.of(page, dataPlane, mqttWebSocket, mqtt, dataPlaneTls, signIn));
        if (withCar) {
            ports.add(car);
        }
        for (int port : ports) {
            try {
                new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            } catch (IOException e) {
                throw new IOException(
                        "port " + port + " can't be used (" + OneLine.of(e)
                                + "): stop what uses it, or choose other ports with --port-base",
                        e);
            }
        }
    }

    /** All are held until the last one is found: a port given back at once may be handed out again. */
    private static List<Integer> free(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            while (held.size() < count) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        } finally {
            held.forEach(Ports::giveBack);
        }
    }

    private static void giveBack(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
