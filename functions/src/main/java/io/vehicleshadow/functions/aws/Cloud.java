package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.access.PinStore;
import io.vehicleshadow.functions.command.AnswerWatch;
import io.vehicleshadow.functions.command.Shadows;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.history.PresenceStore;
import io.vehicleshadow.functions.metering.Meter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The clients of AWS that the environment describes. A local run sets the endpoints, AWS only TABLE_NAME and IOT_ENDPOINT. */
public final class Cloud {
    private final Table table;
    private final Shadows shadows;
    private final AnswerWatch watch;
    private final Meter meter;

    private Cloud(Table table, Shadows shadows, AnswerWatch watch, Meter meter) {
        this.table = table;
        this.shadows = shadows;
        this.watch = watch;
        this.meter = meter;
    }

    /** @throws IllegalArgumentException if a variable is missing */
    public static Cloud of(Map<String, String> environment) {
        String table = required(environment, "TABLE_NAME");
        URI dataPlane = endpoint(required(environment, "IOT_ENDPOINT"));
        Optional<URI> database =
                Optional.ofNullable(environment.get("DYNAMODB_ENDPOINT")).map(URI::create);
        Caller caller = new Caller(environment);
        URI mqtt = URI.create(
                environment.getOrDefault("IOT_MQTT_ENDPOINT", "wss://" + dataPlane.getAuthority() + "/mqtt"));
        Meter meter = "true".equals(environment.get("METRICS_DISABLED")) ? Meter.NONE : new PowertoolsMeter();
        return new Cloud(
                new Table(new AtFirstUse<>(() -> caller.database(database)), table),
                new IotShadows(new AtFirstUse<>(() -> caller.shadows(dataPlane))),
                new MqttAnswerWatch(
                        () -> new MqttAddress(mqtt, caller.region(), caller.credentials()).signed(),
                        () -> "functions-" + UUID.randomUUID(),
                        Duration.ofSeconds(2)),
                meter);
    }

    private static URI endpoint(String value) {
        return URI.create(value.contains("://") ? value : "https://" + value);
    }

    private static String required(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("The environment variable " + name + " is not set"));
    }

    /** Roles. */
    public Grants grants() {
        return new DynamoGrants(table);
    }

    /** PINs. */
    public PinStore pins() {
        return new DynamoPins(table);
    }

    /** History. */
    public HistoryStore history() {
        return new DynamoHistory(table);
    }

    /** Presences. */
    public PresenceStore presences() {
        return new DynamoPresences(table);
    }

    /** Shadows. */
    public Shadows shadows() {
        return shadows;
    }

    /** Changes of shadows as they happen. */
    public AnswerWatch watch() {
        return watch;
    }

    /** CloudWatch metrics. */
    public Meter meter() {
        return meter;
    }
}
