package io.vehicleshadow.localiot.broker.connect;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.vehicleshadow.localiot.listen.TlsEnd;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;

/**
 * An MQTT server with a {@link PacketGuard} on each connection from its first byte on, and over WebSocket a
 * {@link HandshakeGuard}. vertx-mqtt shows a connection only after its CONNECT, so this steps between it and the TCP server
 * that it makes.
 */
public final class GuardedServer {

    private GuardedServer() {}

    public static MqttServer create(Vertx vertx, MqttServerOptions options, Duration connectTimeout) {
        VertxInternal making = proxy(VertxInternal.class, (proxy, method, arguments) -> {
            Object made = call(vertx, method, arguments);
            return made instanceof NetServer server ? guarding(server, connectTimeout) : made;
        });
        return MqttServer.create(making, options);
    }

    private static NetServer guarding(NetServer server, Duration connectTimeout) {
        return proxy(NetServer.class, (proxy, method, arguments) -> {
            if (method.getName().equals("connectHandler") && arguments != null) {
                @SuppressWarnings("unchecked")
                Handler<NetSocket> handler = (Handler<NetSocket>) arguments[0];
                server.connectHandler(socket -> {
                    handler.handle(socket);
                    guard((NetSocketInternal) socket, connectTimeout);
                });
                return proxy;
            }
            return call(server, method, arguments);
        });
    }

    private static void guard(NetSocketInternal socket, Duration connectTimeout) {
        ChannelHandlerContext handler = socket.channelHandlerContext();
        ChannelPipeline pipeline = handler.pipeline();
        TlsEnd.watch(handler);
        pipeline.addBefore(handler.name(), null, new PacketGuard(connectTimeout));
        ChannelHandlerContext wholeRequest = pipeline.context(HttpObjectAggregator.class);
        if (wholeRequest != null) {
            pipeline.addAfter(wholeRequest.name(), null, HandshakeGuard.INSTANCE);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(GuardedServer.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object on, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
