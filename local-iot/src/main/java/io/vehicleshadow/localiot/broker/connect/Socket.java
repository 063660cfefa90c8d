package io.vehicleshadow.localiot.broker.connect;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.impl.MqttEndpointImpl;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

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

    /** Sends what was written, as far as the peer reads it at once, and closes without waiting for the rest. */
    void cutOff() {
        var context = socket.channelHandlerContext();
        context.flush();
        context.close();
    }
}
