package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.http.Call;
import io.vehicleshadow.localiot.http.ErrorType;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.policy.IotAction;
import io.vehicleshadow.localiot.shadow.ShadowName;
import io.vehicleshadow.localiot.shadow.ShadowResponse;
import io.vehicleshadow.localiot.shadow.ShadowService;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** UpdateThingShadow, GetThingShadow, DeleteThingShadow and ListNamedShadowsForThing. */
final class ShadowCalls {
    private final ShadowService shadows;

    ShadowCalls(ShadowService shadows) {
        this.shadows = shadows;
    }

    CompletionStage<byte[]> update(Call call) {
        return shadows.update(name(call, IotAction.UPDATE_THING_SHADOW), call.body())
                .thenApply(ShadowCalls::body);
    }

    CompletionStage<byte[]> get(Call call) {
        return shadows.get(name(call, IotAction.GET_THING_SHADOW), call.body()).thenApply(ShadowCalls::body);
    }

    CompletionStage<byte[]> delete(Call call) {
        return shadows.delete(name(call, IotAction.DELETE_THING_SHADOW), call.body())
                .thenApply(ShadowCalls::body);
    }

    CompletionStage<byte[]> list(Call call) {
        String thing = call.path("thing");
        call.require(IotAction.LIST_NAMED_SHADOWS_FOR_THING, "thing/" + thing);
        return shadows.list(thing, call.number("pageSize"), call.parameter("nextToken"))
                .thenApply(ShadowCalls::body);
    }

    /** The shadow that the call is for, if its caller may do that to it. */
    private static ShadowName name(Call call, IotAction action) {
        ShadowName name = name(call.path("thing"), call.parameter("name"));
        call.require(action, "thing/" + name.thing() + (name.isClassic() ? "" : "/" + name.shadow()));
        return name;
    }

    private static byte[] body(ShadowResponse response) {
        response.error().ifPresent(error -> {
            throw new HttpError(ErrorType.of(error.code()), error.message());
        });
        return response.body();
    }

    private static ShadowName name(String thing, Optional<String> shadow) {
        try {
            return shadow.isPresent() ? ShadowName.named(thing, shadow.get()) : ShadowName.classic(thing);
        } catch (IllegalArgumentException e) {
            throw HttpError.invalid(e.getMessage());
        }
    }
}
