package io.vehicleshadow.agent.car.kuksa;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a databroker listens, and as whom the agent speaks to it.
 *
 * @param ca PEM of the authority that signed the broker's certificate; without it there is no TLS
 * @param token a file that holds a JWT, read again for each connection, so that it may be renewed
 */
record KuksaAddress(String host, int port, Optional<Path> ca, Optional<Path> token) {
    private static final String FORM = "--car is kuksa://HOST:PORT, with ?ca=FILE for TLS and ?token=FILE for a JWT"
            + " (?ca=FILE&token=FILE for both)";
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /** @throws IllegalArgumentException if the text is no such address, or names a file that is not there */
    static KuksaAddress of(String text) {
        try {
            URI address = new URI(text);
            if (address.getHost() == null
                    || address.getPort() < 0
                    || !address.getPath().isEmpty()) {
                throw new IllegalArgumentException(FORM + ", not '" + text + "'");
            }
            Map<String, Path> files = new HashMap<>();
            for (String member : address.getQuery() == null
                    ? new String[0]
                    : address.getQuery().split("&")) {
                String[] parts = member.split("=", 2);
                boolean known = parts.length == 2 && (parts[0].equals("ca") || parts[0].equals("token"));
                if (!known || files.put(parts[0], readable(Path.of(parts[1]))) != null) {
                    throw new IllegalArgumentException(FORM + ", not '" + text + "'");
                }
            }
            return new KuksaAddress(
                    address.getHost(),
                    address.getPort(),
                    Optional.ofNullable(files.get("ca")),
                    Optional.ofNullable(files.get("token")));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(FORM + ", not '" + text + "'", e);
        }
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("--car kuksa: the file " + file + " can't be read");
        }
        return file;
    }

    /**
     * A new channel. It never sends a request a second time: what opens must not open twice.
     *
     * @throws IOException if one of the files can't be read
     */
    ManagedChannel open() throws IOException {
        ChannelCredentials credentials = ca.isPresent()
                ? TlsChannelCredentials.newBuilder()
                        .trustManager(ca.get().toFile())
                        .build()
                : InsecureChannelCredentials.create();
        OkHttpChannelBuilder channel = OkHttpChannelBuilder.forAddress(host, port, credentials)
                .disableRetry()
                .disableServiceConfigLookUp()
                .proxyDetector(target -> null)
                .directExecutor();
        if (token.isPresent()) {
            Metadata headers = new Metadata();
            headers.put(AUTHORIZATION, "Bearer " + Files.readString(token.get()).strip());
            channel.intercept(MetadataUtils.newAttachHeadersInterceptor(headers));
        }
        return channel.build();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
