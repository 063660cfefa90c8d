package io.vehicleshadow.benchmarks.bare;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** As {@link BareCommand}, with what a command can't do without in the table: a role read, a row written and updated. */
public final class BareCalls implements RequestStreamHandler {
    private static final Map<String, AttributeValue> KEY =
            Map.of("pk", AttributeValue.fromS("THING#tcu"), "sk", AttributeValue.fromS("H#1"));
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final BareCommand command = new BareCommand();
    private final DynamoDbClient table = DynamoDbClient.builder()
            .region(Region.of(System.getenv("AWS_REGION")))
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .endpointOverride(URI.create(System.getenv("DYNAMODB_ENDPOINT")))
            .httpClient(http)
            .build();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        table.getItem(get -> get.tableName("table").key(KEY));
        table.putItem(put -> put.tableName("table").item(KEY));
        command.handleRequest(input, OutputStream.nullOutputStream(), context);
        table.updateItem(update -> update.tableName("table").key(KEY));
        output.write("{\"statusCode\":202}".getBytes(StandardCharsets.UTF_8));
    }
}
