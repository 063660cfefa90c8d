package io.vehicleshadow.localiot.http;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.VertxConnection;

/** Closes a connection whose client has closed its side of TLS and sends nothing any more. */
@Sharable
final class TlsEnd extends ChannelInboundHandlerAdapter {

    private static final TlsEnd INSTANCE = new TlsEnd();

    static void watch(HttpConnection connection) {
        if (connection.isSsl() && connection instanceof VertxConnection http1) {
            ChannelHandlerContext context = http1.channelHandlerContext();
            context.pipeline().addBefore(context.name(), null, INSTANCE);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslCloseCompletionEvent) {
            context.close();
        }
        context.fireUserEventTriggered(event);
    }
}
