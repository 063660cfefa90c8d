package io.vehicleshadow.local.cloud;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.vehicleshadow.local.gateway.LambdaFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.UUID;

/** Invokes handlers as Lambda does: the bytes of an event in, the bytes of the answer out. */
final class Invocations {
    private Invocations() {}

    static LambdaFunction of(RequestStreamHandler handler) {
        String name = handler.getClass().getSimpleName();
        return event -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            handler.handleRequest(
                    new ByteArrayInputStream(event),
                    answer,
                    new LocalContext(name, UUID.randomUUID().toString()));
            return answer.toByteArray();
        };
    }
}
