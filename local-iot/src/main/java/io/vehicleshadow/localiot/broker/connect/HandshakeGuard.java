package io.vehicleshadow.localiot.broker.connect;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.listen.LocalCallers;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands before the upgrade to WebSocket, and answers with 403 what doesn't come from this machine. */
@Sharable
final class HandshakeGuard extends ChannelInboundHandlerAdapter {

    static final HandshakeGuard INSTANCE = new HandshakeGuard();

    private static final Logger LOG = LoggerFactory.getLogger(HandshakeGuard.class);

    private HandshakeGuard() {}

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        Optional<String> refusal = read instanceof HttpRequest request ? refusal(context, request) : Optional.empty();
        if (refusal.isEmpty()) {
            context.fireChannelRead(read);
            return;
        }
        ReferenceCountUtil.release(read);
        LOG.info("A client at {} is refused: {}", context.channel().remoteAddress(), refusal.get());
        context.writeAndFlush(forbidden(refusal.get())).addListener(ChannelFutureListener.CLOSE);
    }

    private static Optional<String> refusal(ChannelHandlerContext context, HttpRequest request) {
        HttpHeaders headers = request.headers();
        int port = ((InetSocketAddress) context.channel().localAddress()).getPort();
        return LocalCallers.refusal(port, headers.get(HttpHeaderNames.HOST), headers.get(HttpHeaderNames.ORIGIN));
    }

    private static FullHttpResponse forbidden(String why) {
        byte[] body = Json.bytes(Json.object().put("message", why));
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.FORBIDDEN, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, "close");
        return response;
    }
}
