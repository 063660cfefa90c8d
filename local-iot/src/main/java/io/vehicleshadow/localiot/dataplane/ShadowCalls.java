package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.policy.IotAction;
import io.vehicleshadow.localiot.shadow.ShadowName;
import io.vehicleshadow.localiot.shadow.ShadowService;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** UpdateThingShadow, GetThingShadow, DeleteThingShadow and ListNamedShadowsForThing. */
final class ShadowCalls {
    private final ShadowService shadows;

    ShadowCalls(ShadowService shadows) {
        this.shadows = shadows;
    }

    CompletionStage<Reply> shadow(String thing, Call call) {
        ShadowName name = name(thing, call.parameter("name"));
        String resource = "thing/" + thing + (name.isClassic() ? "" : "/" + name.shadow());
        if (call.method().equals(HttpMethod.POST)) {
            call.require(IotAction.UPDATE_THING_SHADOW, resource);
            return shadows.update(name, call.body()).thenApply(Reply::of);
        }
        if (call.method().equals(HttpMethod.GET)) {
            call.require(IotAction.GET_THING_SHADOW, resource);
            return shadows.get(name, call.body()).thenApply(Reply::of);
        }
        if (call.method().equals(HttpMethod.DELETE)) {
            call.require(IotAction.DELETE_THING_SHADOW, resource);
            return shadows.delete(name, call.body()).thenApply(Reply::of);
        }
        throw call.methodNotAllowed();
    }

    CompletionStage<Reply> list(String thing, Call call) {
        call.requireMethod(HttpMethod.GET);
        call.require(IotAction.LIST_NAMED_SHADOWS_FOR_THING, "thing/" + thing);
        return shadows.list(thing, call.number("pageSize"), call.parameter("nextToken"))
                .thenApply(Reply::of);
    }

    private static ShadowName name(String thing, Optional<String> shadow) {
        try {
            return shadow.isPresent() ? ShadowName.named(thing, shadow.get()) : ShadowName.classic(thing);
        } catch (IllegalArgumentException e) {
            throw BadRequest.invalid(e.getMessage());
        }
    }
}
