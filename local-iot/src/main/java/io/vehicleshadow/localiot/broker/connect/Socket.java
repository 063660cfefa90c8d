package io.vehicleshadow.localiot.broker.connect;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.impl.MqttEndpointImpl;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/**
 * The socket below an MQTT endpoint. vertx-mqtt keeps it private, but without it a publisher can't be slowed down, and
 * a subscriber that no longer reads can't be cut off: closing its endpoint waits until it has read everything.
 */
final class Socket {

    private static final VarHandle CONNECTION = connectionOfEndpoint();

    private final NetSocketInternal socket;

    private Socket(NetSocketInternal socket) {
        this.socket = socket;
    }

    static Socket of(MqttEndpoint endpoint) {
        return new Socket((NetSocketInternal) CONNECTION.get((MqttEndpointImpl) endpoint));
    }

    private static VarHandle connectionOfEndpoint() {
        try {
            return MethodHandles.privateLookupIn(MqttEndpointImpl.class, MethodHandles.lookup())
                    .findVarHandle(MqttEndpointImpl.class, "conn", NetSocketInternal.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError("This vertx-mqtt keeps its socket elsewhere: " + e);
        }
    }

    /** Writes a packet of Netty's MQTT codec. */
    Future<Void> write(Object packet) {
        return socket.writeMessage(packet);
    }

    /** Writes a packet as it is. */
    void writeRaw(byte[] packet) {
        socket.writeMessage(Unpooled.wrappedBuffer(packet));
    }

    void pauseReading() {
        socket.pause();
    }

    void resumeReading() {
        socket.resume();
    }

    ClientState.Addresses addresses() {
        SocketAddress source = socket.remoteAddress();
        SocketAddress target = socket.localAddress();
        return new ClientState.Addresses(source.hostAddress(), source.port(), target.hostAddress(), target.port());
    }

    String remoteAddress() {
        return socket.remoteAddress().hostAddress();
    }

    /** Replaces the keep-alive watch of vertx-mqtt, which gives no reason when it closes and doesn't know the limits of AWS. */
    void stopWatchingKeepAlive() {
        var pipeline = socket.channelHandlerContext().pipeline();
        if (pipeline.get("keepAliveHandler") != null) {
            pipeline.remove("keepAliveHandler");
            pipeline.remove("idle");
        }
    }

    /** Lets the packets of the client through from now on; what a client may not send goes to {@code onRefusal}. */
    void acceptPackets(Consumer<Refusal> onRefusal) {
        guard().accept(onRefusal);
    }

    /** Lets no packet of the client through any more. */
    void ignorePackets() {
        guard().close();
    }

    private PacketGuard guard() {
        return socket.channelHandlerContext().pipeline().get(PacketGuard.class);
    }

    /** Sends what was written, as far as the peer reads it at once, and closes without waiting for the rest. */
    void cutOff() {
        ignorePackets();
        var context = socket.channelHandlerContext();
        context.flush();
        context.close();
    }
}
