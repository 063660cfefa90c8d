package io.vehicleshadow.functions.wiring;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Runs a function before SnapStart takes its snapshot, so that what a request needs is loaded. The events are nobody's:
 * they may read, and change nothing.
 */
public final class Priming implements Resource {
    /** For a function that takes no event of this kind: reading and logging are made ready. */
    public static final String NO_EVENT = "{}";

    private final RequestStreamHandler function;
    private final Supplier<List<String>> events;

    // The context of CRaC holds resources weakly: the function keeps this one.
    public Priming(RequestStreamHandler function, Supplier<List<String>> events) {
        this.function = function;
        this.events = events;
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
        for (String event : events.get()) {
            function.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    new ByteArrayOutputStream(),
                    null);
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Connections are made at the first use.
    }
}
