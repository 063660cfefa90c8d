package io.vehicleshadow.functions.aws;

import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import io.vehicleshadow.functions.CloudUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The one table. Reads are strongly consistent. Its access patterns are written down in the data document. */
public final class Table {
    /** Partition key. */
    public static final String PARTITION = "pk";
    /** Sort key. */
    public static final String SORT = "sk";
    /** Local index of commands by shadow version. */
    public static final String BY_VERSION = "byVersion";
    /** Sort key of {@link #BY_VERSION}; only on commands that have a version. */
    public static final String COMMAND_VERSION = "commandVersion";
    /** When DynamoDB may drop an item, in seconds since 1970. */
    public static final String EXPIRES = "expires";

    /** Names the write that an item comes from. */
    private static final String WRITE = "writtenBy";

    private final Supplier<DynamoDbClient> client;
    private final String name;
    private final Supplier<String> writes = () -> UUID.randomUUID().toString();

    public Table(DynamoDbClient client, String name) {
        this(() -> client, name);
    }

    Table(Supplier<DynamoDbClient> client, String name) {
        this.client = client;
        this.name = name;
    }

    /** Creates the table if it is not there: for local runs and tests, since infra creates it on AWS. */
    public static void create(DynamoDbClient client, String name) {
        KeySchemaElement partition = key(PARTITION, KeyType.HASH);
        try {
            client.createTable(t -> t.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                            attribute(PARTITION, ScalarAttributeType.S),
                            attribute(SORT, ScalarAttributeType.S),
                            attribute(COMMAND_VERSION, ScalarAttributeType.N))
                    .keySchema(partition, key(SORT, KeyType.RANGE))
                    .localSecondaryIndexes(LocalSecondaryIndex.builder()
                            .indexName(BY_VERSION)
                            .keySchema(partition, key(COMMAND_VERSION, KeyType.RANGE))
                            .projection(p -> p.projectionType(ProjectionType.ALL))
                            .build()));
            client.updateTimeToLive(t -> t.tableName(name)
                    .timeToLiveSpecification(s -> s.enabled(true).attributeName(EXPIRES)));
        } catch (ResourceInUseException e) {
            // It is there.
        }
    }

    Optional<Item> get(String partition, String sort) {
        return calling(() -> {
            var answer = client.get()
                    .getItem(g ->
                            g.tableName(name).key(Item.key(partition, sort)).consistentRead(true));
            return answer.hasItem() ? Optional.of(new Item(answer.item())) : Optional.empty();
        });
    }

    /** All items of the query, however many answers that takes; of one with a limit, those of the first answer. */
    List<Item> query(String partition, Consumer<QueryRequest.Builder> more) {
        return calling(() -> {
            QueryRequest.Builder query = QueryRequest.builder()
                    .tableName(name)
                    .consistentRead(true)
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition)))
                    .keyConditionExpression("pk = :pk");
            more.accept(query);
            List<Item> items = new ArrayList<>();
            QueryResponse answer;
            do {
                answer = client.get().query(query.build());
                answer.items().forEach(item -> items.add(new Item(item)));
                query.exclusiveStartKey(answer.lastEvaluatedKey());
            } while (answer.hasLastEvaluatedKey() && query.build().limit() == null);
            return items;
        });
    }

    /** Puts the item, whatever is there. */
    void put(Item item) {
        calling(() -> client.get().putItem(p -> p.tableName(name).item(item.attributes())));
    }

    /** Puts the item where the condition holds; false where it does not. */
    boolean put(Item item, String condition, Map<String, AttributeValue> values) {
        return putOrGet(item, condition, values).isEmpty();
    }

    /** Puts the item if none is there; if one is, changes nothing and returns it. */
    Optional<Item> putIfNew(Item item) {
        return putOrGet(item, "attribute_not_exists(pk)", Map.of());
    }

    /**
     * Puts the item where the condition holds; where it does not, returns what is there. The client repeats a write whose
     * answer was lost, and then the condition meets what the write itself has left: each write leaves its own mark.
     */
    private Optional<Item> putOrGet(Item item, String condition, Map<String, AttributeValue> values) {
        item.with(WRITE, writes.get());
        return calling(() -> {
            try {
                client.get()
                        .putItem(p -> p.tableName(name)
                                .item(item.attributes())
                                .conditionExpression(condition)
                                .expressionAttributeValues(values.isEmpty() ? null : values)
                                .returnValuesOnConditionCheckFailure(ALL_OLD));
                return Optional.empty();
            } catch (ConditionalCheckFailedException e) {
                // No item if it was deleted meanwhile.
                Item there = new Item(e.hasItem() ? e.item() : Map.of());
                boolean own = there.textIfAny(WRITE).equals(Optional.of(item.text(WRITE)));
                return own ? Optional.empty() : Optional.of(there);
            }
        });
    }

    /** Updates the item where the condition holds, and returns what is there afterwards; empty if there is no item. */
    Optional<Item> updateOrGet(String partition, String sort, Consumer<UpdateItemRequest.Builder> more) {
        return calling(() -> {
            try {
                var answer = client.get().updateItem(u -> {
                    u.tableName(name)
                            .key(Item.key(partition, sort))
                            .returnValues(ReturnValue.ALL_NEW)
                            .returnValuesOnConditionCheckFailure(ALL_OLD);
                    more.accept(u);
                });
                return Optional.of(new Item(answer.attributes()));
            } catch (ConditionalCheckFailedException e) {
                return e.hasItem() ? Optional.of(new Item(e.item())) : Optional.empty();
            }
        });
    }

    boolean update(String partition, String sort, Consumer<UpdateItemRequest.Builder> more) {
        return conditional(() -> client.get().updateItem(u -> {
            u.tableName(name).key(Item.key(partition, sort));
            more.accept(u);
        }));
    }

    boolean delete(String partition, String sort, String condition, Map<String, AttributeValue> values) {
        return conditional(() -> client.get()
                .deleteItem(d -> d.tableName(name)
                        .key(Item.key(partition, sort))
                        .conditionExpression(condition)
                        .expressionAttributeValues(values.isEmpty() ? null : values)));
    }

    /** All or nothing; false if a condition does not hold. */
    boolean together(List<TransactWriteItem> writes) {
        return calling(() -> {
            try {
                client.get().transactWriteItems(t -> t.transactItems(writes));
                return true;
            } catch (TransactionCanceledException e) {
                if (e.cancellationReasons().stream().anyMatch(r -> "ConditionalCheckFailed".equals(r.code()))) {
                    return false;
                }
                throw e;
            }
        });
    }

    String name() {
        return name;
    }

    private static boolean conditional(Runnable write) {
        return calling(() -> {
            try {
                write.run();
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }

    private static <T> T calling(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new CloudUnavailable("The database did not answer as it should", false, e);
        }
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
