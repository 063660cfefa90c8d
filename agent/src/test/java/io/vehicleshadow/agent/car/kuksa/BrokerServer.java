package io.vehicleshadow.agent.car.kuksa;

import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.TlsServerCredentials;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import javax.net.ssl.KeyManagerFactory;

/** Where a databroker of our own listens. */
public final class BrokerServer implements AutoCloseable {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String PASSWORD = "changeit";

    private final Server server;
    private final int port;
    private final Semaphore refused;

    private BrokerServer(Server server, Semaphore refused) {
        this.server = server;
        this.refused = refused;
        port = server.getPort();
    }

    /** On any free port. */
    public static BrokerServer plain(Databroker broker) throws IOException {
        return at(0, broker);
    }

    /** On that port. */
    public static BrokerServer at(int port, Databroker broker) throws IOException {
        return start(port, InsecureServerCredentials.create(), broker, null);
    }

    /** Answers only who says that in {@code authorization}. */
    static BrokerServer withToken(Databroker broker, String authorization) throws IOException {
        return start(0, InsecureServerCredentials.create(), broker, authorization);
    }

    /** Has a certificate for localhost of an authority that is written to that file. */
    static BrokerServer overTls(Databroker broker, Path folder, Path ca)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("keys.p12");
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "broker",
                        "-dname",
                        "CN=broker",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (made != 0) {
            throw new IOException("keytool ended with " + made);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Files.writeString(
                ca,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("broker").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        return start(
                0,
                TlsServerCredentials.newBuilder()
                        .keyManager(managers.getKeyManagers())
                        .build(),
                broker,
                null);
    }

    private static BrokerServer start(int port, ServerCredentials credentials, Databroker broker, String authorization)
            throws IOException {
        Semaphore refused = new Semaphore(0);
        return new BrokerServer(
                OkHttpServerBuilder.forPort(port, credentials)
                        .addService(broker)
                        .intercept(new ServerInterceptor() {
                            @Override
                            public <Q, A> ServerCall.Listener<Q> interceptCall(
                                    ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                                if (authorization == null || authorization.equals(headers.get(AUTHORIZATION))) {
                                    return next.startCall(call, headers);
                                }
                                call.close(Status.UNAUTHENTICATED.withDescription("Invalid token"), new Metadata());
                                refused.release();
                                return new ServerCall.Listener<>() {};
                            }
                        })
                        .build()
                        .start(),
                refused);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** One permit for each call that was refused. */
    Semaphore refused() {
        return refused;
    }

    /** Ends it, and all connections, at once. */
    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
