package io.vehicleshadow.localiot.dataplane;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes each call to the operation that its path names. */
final class Routes {
    private final ShadowCalls shadows;
    private final PublishCalls topics;
    private final RetainedCalls retained;
    private final ConnectionCalls connections;

    Routes(ShadowCalls shadows, PublishCalls topics, RetainedCalls retained, ConnectionCalls connections) {
        this.shadows = shadows;
        this.topics = topics;
        this.retained = retained;
        this.connections = connections;
    }

    CompletionStage<Reply> carryOut(Target target, Call call) {
        if (target instanceof Target.Shadow shadow) {
            return shadows.shadow(shadow.thing(), call);
        }
        if (target instanceof Target.NamedShadows named) {
            return shadows.list(named.thing(), call);
        }
        if (target instanceof Target.Topic topic) {
            return topics.publish(topic.topic(), call);
        }
        if (target instanceof Target.Connection connection) {
            return connections.delete(connection.clientId(), call);
        }
        if (target instanceof Target.Retained topic) {
            return CompletableFuture.completedStage(retained.get(topic.topic(), call));
        }
        return CompletableFuture.completedStage(retained.list(call));
    }
}
