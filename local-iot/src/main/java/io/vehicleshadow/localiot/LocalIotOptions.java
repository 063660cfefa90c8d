package io.vehicleshadow.localiot;

import io.vehicleshadow.localiot.broker.admit.PageAuthorizer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * How local-iot is to run. Immutable; the {@code with…} methods give changed copies.
 *
 * @param data the folder for all that is kept; empty to keep nothing
 * @param ports where to listen
 * @param clock the time of the service
 * @param pageAuthorizer decides about WebSocket clients; empty to trust them all, which only loopback justifies
 */
public record LocalIotOptions(
        Optional<Path> data, IotPorts ports, Clock clock, Optional<PageAuthorizer> pageAuthorizer) {

    /** Keeps nothing, listens on free ports. */
    public static LocalIotOptions inMemory() {
        return new LocalIotOptions(Optional.empty(), IotPorts.free(), Clock.systemUTC(), Optional.empty());
    }

    /** Keeps everything under {@code data}, listens on the usual ports. */
    public static LocalIotOptions at(Path data) {
        return new LocalIotOptions(Optional.of(data), IotPorts.usual(), Clock.systemUTC(), Optional.empty());
    }

    public LocalIotOptions withPorts(IotPorts other) {
        return new LocalIotOptions(data, other, clock, pageAuthorizer);
    }

    /** Each port may be 0 for a free one; WebSocket over TLS takes a free one. */
    public LocalIotOptions withPorts(int mqtt, int dataPlane, int mqttWebSocket, int dataPlaneTls) {
        return withPorts(new IotPorts(mqtt, dataPlane, mqttWebSocket, dataPlaneTls, 0));
    }

    public LocalIotOptions withFreePorts() {
        return withPorts(IotPorts.free());
    }

    public LocalIotOptions withClock(Clock other) {
        return new LocalIotOptions(data, ports, other, pageAuthorizer);
    }

    public LocalIotOptions withPageAuthorizer(PageAuthorizer authorizer) {
        return new LocalIotOptions(data, ports, clock, Optional.of(authorizer));
    }
}
