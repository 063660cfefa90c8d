package io.vehicleshadow.benchmarks.growth;

import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.aws.AwsServices;
import io.vehicleshadow.functions.aws.Table;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.local.cloud.LocalTable;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Commands that were done, a second apart: one is written by the product, the others are copies of its row. */
final class HistoryRows implements AutoCloseable {
    /** What one transaction may write. Source: DynamoDB developer guide, quotas. */
    private static final int BATCH = 100;

    private static final long MILLIS_APART = 1000;
    private final DynamoDbClient client;
    private final AwsServices services;
    private final Instant newest;

    HistoryRows(URI table, AwsServices services, Instant newest) {
        this.client = DynamoDbClient.builder()
                .endpointOverride(table)
                .region(Region.US_EAST_1)
                .credentialsProvider(() -> AwsBasicCredentials.create("local", "local"))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        this.services = services;
        this.newest = newest;
    }

    /** When the entry was made that so many are newer than. */
    Instant at(long newer) {
        return newest.minusMillis(newer * MILLIS_APART);
    }

    void write(ThingName thing, int rows) {
        HistoryEntry.Command command = done(thing, at(0), rows);
        services.history().writeAsked(command);
        Map<String, AttributeValue> row = row(thing);
        for (int from = 1; from < rows; from += BATCH) {
            List<TransactWriteItem> copies = new ArrayList<>();
            for (int i = from; i < Math.min(rows, from + BATCH); i++) {
                Map<String, AttributeValue> copy = copy(row, at(i), rows - i);
                copies.add(TransactWriteItem.builder()
                        .put(p -> p.tableName(LocalTable.NAME).item(copy))
                        .build());
            }
            client.transactWriteItems(t -> t.transactItems(copies));
        }
    }

    private Map<String, AttributeValue> row(ThingName thing) {
        return client.query(q -> q.tableName(LocalTable.NAME)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :h)")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS("THING#" + thing), ":h", AttributeValue.fromS("H#"))))
                .items()
                .get(0);
    }

    private static Map<String, AttributeValue> copy(Map<String, AttributeValue> row, Instant at, long version) {
        Map<String, AttributeValue> copy = new HashMap<>(row);
        String sort = row.get(Table.SORT).s();
        copy.put(
                Table.SORT,
                AttributeValue.fromS(
                        "H#" + String.format("%013d", at.toEpochMilli()) + sort.substring(sort.indexOf('.'))));
        copy.put("at", AttributeValue.fromN(Long.toString(at.toEpochMilli())));
        copy.put(Table.COMMAND_VERSION, AttributeValue.fromN(Long.toString(version)));
        return copy;
    }

    private static HistoryEntry.Command done(ThingName thing, Instant at, long version) {
        End end = new End(
                CommandStatus.SUCCEEDED,
                Optional.empty(),
                Optional.empty(),
                at.plusSeconds(1),
                Optional.empty(),
                version);
        return new HistoryEntry.Command(
                EntryId.ofRequest(at, thing.value()),
                thing,
                at,
                Optional.of(new PersonId("demo")),
                Channel.HTTP,
                version - 1,
                version,
                Map.of(
                        "headlight",
                        AskedSignal.open(TextNode.valueOf("on"), Optional.of(at.plusSeconds(600)))
                                .ended(end)));
    }

    @Override
    public void close() {
        client.close();
    }
}
