package io.vehicleshadow.localiot;

import io.vehicleshadow.localiot.authorizer.AuthorizerFunction;
import io.vehicleshadow.localiot.broker.admit.PageAuthorizer;
import io.vehicleshadow.localiot.rule.action.RuleFunction;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How local-iot is to run. Immutable; the {@code with…} methods give changed copies.
 *
 * @param data the folder for all that is kept; empty to keep nothing
 * @param ports where to listen
 * @param clock the time of the service
 * @param pageAuthorizer decides about WebSocket clients that name no authorizer; empty to trust those, which only loopback
 *     justifies
 * @param functions that the {@code lambda} actions of topic rules call, by name or ARN
 * @param authorizerFunctions that authorizers call, by name or ARN
 */
public record LocalIotOptions(
        Optional<Path> data,
        IotPorts ports,
        Clock clock,
        Optional<PageAuthorizer> pageAuthorizer,
        Map<String, RuleFunction> functions,
        Map<String, AuthorizerFunction> authorizerFunctions) {

    public LocalIotOptions {
        functions = Map.copyOf(functions);
        authorizerFunctions = Map.copyOf(authorizerFunctions);
    }

    /** Keeps nothing, listens on free ports. */
    public static LocalIotOptions inMemory() {
        return new LocalIotOptions(
                Optional.empty(), IotPorts.free(), Clock.systemUTC(), Optional.empty(), Map.of(), Map.of());
    }

    /** Keeps everything under {@code data}, listens on the usual ports. */
    public static LocalIotOptions at(Path data) {
        return new LocalIotOptions(
                Optional.of(data), IotPorts.usual(), Clock.systemUTC(), Optional.empty(), Map.of(), Map.of());
    }

    public LocalIotOptions withPorts(IotPorts other) {
        return new LocalIotOptions(data, other, clock, pageAuthorizer, functions, authorizerFunctions);
    }

    /** Each port may be 0 for a free one; WebSocket over TLS takes a free one. */
    public LocalIotOptions withPorts(int mqtt, int dataPlane, int mqttWebSocket, int dataPlaneTls) {
        return withPorts(new IotPorts(mqtt, dataPlane, mqttWebSocket, dataPlaneTls, 0));
    }

    public LocalIotOptions withFreePorts() {
        return withPorts(IotPorts.free());
    }

    public LocalIotOptions withClock(Clock other) {
        return new LocalIotOptions(data, ports, other, pageAuthorizer, functions, authorizerFunctions);
    }

    public LocalIotOptions withPageAuthorizer(PageAuthorizer authorizer) {
        return new LocalIotOptions(data, ports, clock, Optional.of(authorizer), functions, authorizerFunctions);
    }

    /**
     * Has the {@code lambda} actions of topic rules call Java; it is there before the first message.
     *
     * @param name of the Lambda function, or its ARN
     */
    public LocalIotOptions withFunction(String name, RuleFunction function) {
        Map<String, RuleFunction> more = new HashMap<>(functions);
        more.put(name, function);
        return new LocalIotOptions(data, ports, clock, pageAuthorizer, more, authorizerFunctions);
    }

    /**
     * Has the authorizers of the control plane call Java; it is there before the first client.
     *
     * @param name of the Lambda function, or its ARN
     */
    public LocalIotOptions withAuthorizerFunction(String name, AuthorizerFunction function) {
        Map<String, AuthorizerFunction> more = new HashMap<>(authorizerFunctions);
        more.put(name, function);
        return new LocalIotOptions(data, ports, clock, pageAuthorizer, functions, more);
    }
}
