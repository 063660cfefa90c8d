package io.vehicleshadow.local.cloud;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import io.vehicleshadow.functions.aws.Table;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local on a file, with the product's table in it. */
final class LocalTable implements AutoCloseable {
    static final String NAME = "VehicleShadow";
    private final DynamoDBProxyServer server;
    private final URI endpoint;

    private LocalTable(DynamoDBProxyServer server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    static LocalTable start(Path folder) throws Exception {
        Path files = Files.createDirectories(folder.resolve("dynamodb"));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(new String[] {
            "-dbPath", files.toString(), "-sharedDb", "-disableTelemetry", "-port", String.valueOf(port)
        });
        server.start();
        LocalTable table = new LocalTable(server, URI.create("http://localhost:" + port));
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(table.endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(() -> AwsBasicCredentials.create("local", "local"))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            Table.create(client, NAME);
        }
        return table;
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
