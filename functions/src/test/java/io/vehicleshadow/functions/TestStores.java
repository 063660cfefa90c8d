package io.vehicleshadow.functions;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.aws.AwsServices;
import io.vehicleshadow.functions.share.Person;
import io.vehicleshadow.functions.wiring.Stores;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The real stores on DynamoDB Local. */
public final class TestStores {
    private TestStores() {}

    public static Stores of(String table) {
        return of(table, LocalTable.endpoint());
    }

    public static Stores of(String table, URI endpoint) {
        AwsServices cloud = AwsServices.of(Map.of(
                "TABLE_NAME", table,
                "DYNAMODB_ENDPOINT", endpoint.toString(),
                "IOT_ENDPOINT", "http://localhost:1",
                "METRICS_DISABLED", "true",
                "LOCAL_CREDENTIALS", "true"));
        return new Stores(
                cloud.grants(),
                cloud.pins(),
                cloud.history(),
                cloud.presences(),
                cloud.voice(),
                cloud.labels(),
                TestStores::find);
    }

    /** Everybody has an account but nobody; eve signs in with an address. */
    public static Optional<Person> find(String idOrName) {
        if (idOrName.equals("nobody")) {
            return Optional.empty();
        }
        return Optional.of(
                idOrName.equals("eve@example.com")
                        ? new Person(new PersonId("eve"), Optional.of("Eve"))
                        : new Person(new PersonId(idOrName), Optional.empty()));
    }
}
