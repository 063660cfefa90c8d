package io.vehicleshadow.alexa;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Answers one request before SnapStart takes its snapshot, so that classes are loaded and reading and answering are
 * warm. The request is nobody's: its account is not linked, so it reaches no car and needs no network.
 */
final class Priming implements Resource {
    private static final String REQUEST = """
        {"version": "1.0",
         "session": {"new": true, "sessionId": "prime", "application": {"applicationId": "%1$s"}, "user": {"userId": "prime"}},
         "context": {"System": {"application": {"applicationId": "%1$s"}, "user": {"userId": "prime"}}},
         "request": {"type": "IntentRequest", "requestId": "prime", "locale": "en-US", "timestamp": "%2$s",
                     "intent": {"name": "OpenCloseIntent", "confirmationStatus": "NONE", "slots": {}}}}
        """;
    private final RequestStreamHandler function;
    private final String skillId;
    private final Clock clock;

    // The context of CRaC holds resources weakly: the function keeps this one.
    Priming(RequestStreamHandler function, String skillId, Clock clock) {
        this.function = function;
        this.skillId = skillId;
        this.clock = clock;
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
        byte[] request = REQUEST.formatted(skillId, clock.instant()).getBytes(StandardCharsets.UTF_8);
        function.handleRequest(new ByteArrayInputStream(request), new ByteArrayOutputStream(), null);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Connections are made at the first use.
    }
}
