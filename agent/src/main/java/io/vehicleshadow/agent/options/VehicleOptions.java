package io.vehicleshadow.agent.options;

import io.vehicleshadow.agent.session.Endpoint;
import io.vehicleshadow.vehicle.ThingName;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that both programs of the agent have: which vehicle this is, and where AWS IoT is. */
public final class VehicleOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "A Java properties file with options.")
    private Path config;

    @Option(names = "--thing", required = true, paramLabel = "NAME", description = "Thing name and MQTT client id.")
    private String thing;

    @Mixin
    private EndpointOptions endpoint;

    private VehicleOptions() {}

    /** @throws IllegalArgumentException if the name can't be one */
    public ThingName thing() {
        return new ThingName(thing);
    }

    /** @throws IllegalArgumentException if host or port can't be one, or the file holds no certificate */
    public Endpoint endpoint() {
        return endpoint.endpoint();
    }
}
