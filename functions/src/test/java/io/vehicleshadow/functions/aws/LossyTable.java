package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.LocalTable;
import io.vehicleshadow.functions.LossyStores;
import io.vehicleshadow.functions.TestStores;
import io.vehicleshadow.functions.wiring.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A table from which answers get lost: what was written is written, and the client, which hears nothing, calls again up to
 * three times, as the SDK's does ({@link Caller}), but without the pauses.
 */
public final class LossyTable implements LossyStores {
    private static final int CALLS = 3;
    private final DynamoDbClient client = LocalTable.client();
    private final Table table;
    private volatile Predicate<String> lost = operation -> false;

    public LossyTable() {
        DynamoDbClient lossy = (DynamoDbClient)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {DynamoDbClient.class}, this::call);
        table = new Table(lossy, LocalTable.create());
    }

    @Override
    public Stores stores() {
        AccessNews nobody = new AccessNews(event -> {});
        return new Stores(
                new DynamoGrants(table, nobody),
                new DynamoPins(table),
                new DynamoHistory(table),
                new DynamoPresences(table),
                new DynamoVoice(table, nobody),
                new DynamoLabels(table, nobody),
                TestStores::find);
    }

    @Override
    public void lose(Predicate<String> operations) {
        lost = operations;
    }

    private Object call(Object proxy, Method operation, Object[] arguments) throws Throwable {
        for (int call = 0; call < CALLS; call++) {
            Object answer = answer(operation, arguments);
            if (!lost.test(operation.getName())) {
                return answer instanceof RuntimeException refusal ? raise(refusal) : answer;
            }
        }
        throw SdkClientException.create("The answers to " + operation.getName() + " got lost");
    }

    private static Object raise(RuntimeException refusal) {
        throw refusal;
    }

    /** What the database answers: a refusal, such as a condition that does not hold, gets lost like any other. */
    private Object answer(Method operation, Object[] arguments) throws Throwable {
        try {
            return operation.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                return refusal;
            }
            throw e.getCause();
        }
    }
}
