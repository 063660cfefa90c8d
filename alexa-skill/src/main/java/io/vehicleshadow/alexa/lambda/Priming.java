package io.vehicleshadow.alexa.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Answers one request before SnapStart takes its snapshot, so that classes are loaded and reading and answering are warm.
 */
public final class Priming implements Resource {
    private final RequestStreamHandler function;
    private final Supplier<String> request;

    /**
     * The context of CRaC holds resources weakly: the function keeps this one.
     *
     * @param request reaches no car and needs no network
     */
    public Priming(RequestStreamHandler function, Supplier<String> request) {
        this.function = function;
        this.request = request;
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
        byte[] json = request.get().getBytes(StandardCharsets.UTF_8);
        function.handleRequest(new ByteArrayInputStream(json), new ByteArrayOutputStream(), null);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Connections are made at the first use.
    }
}
