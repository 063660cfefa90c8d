package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.vehicle.ThingName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Each grant twice, written together: under the person and under the vehicle. */
final class DynamoGrants implements Grants {
    private static final String NOT_OWNER = "attribute_not_exists(pk) OR #role <> :owner";
    private final Table table;
    private final AccessNews news;

    DynamoGrants(Table table, AccessNews news) {
        this.table = table;
        this.news = news;
    }

    @Override
    public Optional<Grant> find(PersonId person, ThingName thing) {
        return table.get("USER#" + person, "VEHICLE#" + thing).map(DynamoGrants::grant);
    }

    @Override
    public List<Grant> vehiclesOf(PersonId person) {
        return under("USER#" + person, "VEHICLE");
    }

    @Override
    public List<Grant> peopleOf(ThingName thing) {
        return under("THING#" + thing, "PERSON");
    }

    /** By BETWEEN, because DynamoDB Local looks at all of a partition, its history too, for what begins with something. */
    private List<Grant> under(String partition, String kind) {
        return table
                .query(
                        partition,
                        q -> q.keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                                .expressionAttributeValues(Map.of(
                                        ":pk",
                                        AttributeValue.fromS(partition),
                                        ":from",
                                        AttributeValue.fromS(kind + "#"),
                                        ":to",
                                        AttributeValue.fromS(kind + "$"))))
                .stream()
                .map(DynamoGrants::grant)
                .toList();
    }

    @Override
    public boolean give(Grant grant) {
        boolean given = table.together(List.of(
                put(Item.of("USER#" + grant.person(), "VEHICLE#" + grant.thing()), grant),
                put(Item.of("THING#" + grant.thing(), "PERSON#" + grant.person()), grant)));
        if (given) {
            news.changed(grant.person(), grant.thing());
        }
        return given;
    }

    @Override
    public boolean take(PersonId person, ThingName thing) {
        boolean taken = table.together(
                List.of(delete("USER#" + person, "VEHICLE#" + thing), delete("THING#" + thing, "PERSON#" + person)));
        if (taken) {
            news.changed(person, thing);
        }
        return taken;
    }

    private TransactWriteItem put(Item item, Grant grant) {
        item.with("person", grant.person().value())
                .with("thing", grant.thing().value())
                .with("role", grant.role().name())
                .with("since", grant.since());
        grant.name().ifPresent(name -> item.with("name", name));
        Put put = Put.builder()
                .tableName(table.name())
                .item(item.attributes())
                .conditionExpression(NOT_OWNER)
                .expressionAttributeNames(Map.of("#role", "role"))
                .expressionAttributeValues(Map.of(":owner", AttributeValue.fromS(Role.OWNER.name())))
                .build();
        return TransactWriteItem.builder().put(put).build();
    }

    private TransactWriteItem delete(String partition, String sort) {
        Delete delete = Delete.builder()
                .tableName(table.name())
                .key(Item.key(partition, sort))
                .conditionExpression(NOT_OWNER)
                .expressionAttributeNames(Map.of("#role", "role"))
                .expressionAttributeValues(Map.of(":owner", AttributeValue.fromS(Role.OWNER.name())))
                .build();
        return TransactWriteItem.builder().delete(delete).build();
    }

    private static Grant grant(Item item) {
        return new Grant(
                new PersonId(item.text("person")),
                new ThingName(item.text("thing")),
                Role.valueOf(item.text("role")),
                item.time("since"),
                item.textIfAny("name"));
    }
}
