package io.vehicleshadow.functions;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import io.vehicleshadow.functions.aws.Table;
import java.net.ServerSocket;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One DynamoDB Local for all tests of the JVM, and a fresh table in it for each. */
public final class LocalTable {
    private static URI endpoint;
    private static int tables;

    private LocalTable() {}

    /** The name of a fresh table. */
    public static synchronized String create() {
        String name = "table-" + ++tables;
        try (DynamoDbClient client = client()) {
            Table.create(client, name);
        }
        return name;
    }

    /** Where the database is. */
    public static synchronized URI endpoint() {
        if (endpoint == null) {
            try (ServerSocket free = new ServerSocket(0)) {
                endpoint = URI.create("http://localhost:" + free.getLocalPort());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            start();
        }
        return endpoint;
    }

    private static void start() {
        try {
            DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(new String[] {
                "-inMemory", "-sharedDb", "-disableTelemetry", "-port", Integer.toString(endpoint.getPort())
            });
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
    }

    /** A client of the database. */
    public static DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
