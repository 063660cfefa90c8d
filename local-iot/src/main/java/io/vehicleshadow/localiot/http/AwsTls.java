package io.vehicleshadow.localiot.http;

import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.util.List;

/**
 * The JDK's TLS, which also takes the name by which devices ask AWS's port 443 for HTTP. Vert.x's own ALPN knows the names of
 * HTTP alone; so Vert.x is left without, and each connection is HTTP/1.1 whatever was asked for.
 */
final class AwsTls extends SSLEngineOptions {

    private static final List<String> NAMES = List.of("x-amzn-http-ca", "http/1.1");

    @Override
    public SSLEngineOptions copy() {
        return new AwsTls();
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new DefaultSslContextFactory(SslProvider.JDK, false) {
            @Override
            public SslContextFactory useAlpn(boolean vertx) {
                return super.useAlpn(true);
            }

            @Override
            public SslContextFactory applicationProtocols(List<String> vertx) {
                return super.applicationProtocols(NAMES);
            }
        }.useAlpn(true).applicationProtocols(NAMES);
    }
}
