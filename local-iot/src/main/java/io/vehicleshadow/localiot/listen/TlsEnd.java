package io.vehicleshadow.localiot.listen;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;

/** Closes a connection whose client has closed its side of TLS and sends nothing any more. */
@Sharable
public final class TlsEnd extends ChannelInboundHandlerAdapter {

    private static final TlsEnd INSTANCE = new TlsEnd();

    private TlsEnd() {}

    /** @param handler of the connection, the last one of its pipeline */
    public static void watch(ChannelHandlerContext handler) {
        handler.pipeline().addBefore(handler.name(), null, INSTANCE);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslCloseCompletionEvent) {
            context.close();
        }
        context.fireUserEventTriggered(event);
    }
}
