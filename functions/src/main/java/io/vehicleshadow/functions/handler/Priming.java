package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Runs a function once before SnapStart takes its snapshot, so that classes are loaded and reading, answering and
 * logging are warm. The event is nobody's request: it changes nothing and needs no network.
 */
final class Priming implements Resource {
    private static final byte[] EVENT =
            "{\"routeKey\":\"PRIME /\",\"requestContext\":{\"requestId\":\"prime\"}}".getBytes(StandardCharsets.UTF_8);
    private final RequestStreamHandler function;

    // The context of CRaC holds resources weakly: the function keeps this one.
    Priming(RequestStreamHandler function) {
        this.function = function;
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
        function.handleRequest(new ByteArrayInputStream(EVENT), new ByteArrayOutputStream(), null);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Connections are made at the first use.
    }
}
