package io.vehicleshadow.local.cloud;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import io.vehicleshadow.functions.aws.Table;
import io.vehicleshadow.local.home.PrivateFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local on a file, with the product's table in it. */
public final class LocalTable implements AutoCloseable {
    public static final String NAME = "VehicleShadow";
    private final Server server;
    private final WriteAheadLog log;
    private final URI endpoint;

    private LocalTable(Server server, WriteAheadLog log, URI endpoint) {
        this.server = server;
        this.log = log;
        this.endpoint = endpoint;
    }

    /**
     * Starts it on a free port.
     *
     * @throws Exception if it can't start
     */
    public static LocalTable start(Path folder) throws Exception {
        Path files = folder.resolve("dynamodb");
        PrivateFile.folder(files);
        Files.setPosixFilePermissions(files, PosixFilePermissions.fromString("rwx------"));
        unpackSqliteInto(files);
        // Its own launcher would listen on every interface and print on standard output.
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ContextHandler context = new ContextHandler("/");
        context.setHandler(new TableCallers(new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(0, false, files.toString(), true, false), null)));
        server.setHandler(context);
        server.start();
        int port = ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
        URI endpoint = URI.create("http://localhost:" + port);
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(() -> AwsBasicCredentials.create("local", "local"))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            Table.create(client, NAME);
        }
        return new LocalTable(server, WriteAheadLog.of(files.resolve("shared-local-instance.db")), endpoint);
    }

    /**
     * DynamoDB Local unpacks a library of each run, by default into the temporary folder, and a run that is killed leaves
     * it there.
     */
    private static void unpackSqliteInto(Path files) throws IOException {
        System.setProperty("org.sqlite.tmpdir", files.toString());
        try (DirectoryStream<Path> left = Files.newDirectoryStream(files, "sqlite-*")) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        log.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop", e);
        }
    }
}
