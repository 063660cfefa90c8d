package io.vehicleshadow.functions.aws;

import io.vehicleshadow.functions.Meter;
import io.vehicleshadow.functions.Shadows;
import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.ask.AnswerWatch;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.label.VehicleLabels;
import io.vehicleshadow.functions.pin.PinStore;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.functions.share.People;
import io.vehicleshadow.functions.voice.VoiceStore;
import io.vehicleshadow.vehicle.ClientIds;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;

/** The clients of AWS that the environment describes. A local run sets the endpoints, AWS only TABLE_NAME and IOT_ENDPOINT. */
public final class AwsServices {
    private final Caller caller;
    private final Lazy<DynamoDbClient> database;
    private final Lazy<IotDataPlaneClient> dataPlane;
    private final Meter meter;
    private final Table table;
    private final AnswerWatch watch;
    private final AccessNews news;
    private final Optional<String> voiceKey;

    private AwsServices(
            Map<String, String> environment, String table, URI dataPlane, Optional<Consumer<String>> smartHome) {
        Optional<URI> endpoint =
                Optional.ofNullable(environment.get("DYNAMODB_ENDPOINT")).map(URI::create);
        URI mqtt = URI.create(
                environment.getOrDefault("IOT_MQTT_ENDPOINT", "wss://" + dataPlane.getAuthority() + "/mqtt"));
        this.caller = new Caller(environment);
        this.voiceKey = Optional.ofNullable(environment.get("VOICE_KEY")).filter(key -> !key.isBlank());
        this.database = new Lazy<>(() -> caller.database(endpoint));
        this.dataPlane = new Lazy<>(() -> caller.shadows(dataPlane));
        this.meter = "true".equals(environment.get("METRICS_DISABLED")) ? Meter.NONE : new PowertoolsMeter();
        this.table = new Table(database, table);
        this.watch = new MqttAnswerWatch(
                () -> new MqttAddress(mqtt, caller.region(), caller.credentials()).signed(),
                () -> ClientIds.FUNCTION + UUID.randomUUID(),
                Duration.ofSeconds(2));
        this.news = new AccessNews(smartHome.orElseGet(
                () -> event -> Optional.ofNullable(environment.get("SMART_HOME_EVENTS"))
                        .ifPresent(name -> caller.function(name).accept(event))));
    }

    /** @throws IllegalArgumentException if a variable is missing */
    public static AwsServices of(Map<String, String> environment) {
        return of(environment, Optional.empty());
    }

    /**
     * The same, with that function of the smart-home skill instead of the one that SMART_HOME_EVENTS names.
     *
     * @throws IllegalArgumentException if a variable is missing
     */
    public static AwsServices of(Map<String, String> environment, Consumer<String> smartHome) {
        return of(environment, Optional.of(smartHome));
    }

    private static AwsServices of(Map<String, String> environment, Optional<Consumer<String>> smartHome) {
        return new AwsServices(
                environment,
                required(environment, "TABLE_NAME"),
                endpoint(required(environment, "IOT_ENDPOINT")),
                smartHome);
    }

    /** Makes ready on other threads, while the function starts, what a request needs. */
    public AwsServices prepare() {
        caller.prepare();
        database.prepare();
        dataPlane.prepare();
        return this;
    }

    private static URI endpoint(String value) {
        return URI.create(value.contains("://") ? value : "https://" + value);
    }

    private static String required(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("The environment variable " + name + " is not set"));
    }

    public Grants grants() {
        return new DynamoGrants(table, news);
    }

    public PinStore pins() {
        return new DynamoPins(table);
    }

    public HistoryStore history() {
        return new DynamoHistory(table);
    }

    public PresenceStore presences() {
        return new DynamoPresences(table);
    }

    /** Names and plates of vehicles. */
    public VehicleLabels labels() {
        return new DynamoLabels(table, news);
    }

    /** Who has an account. */
    public People people() {
        return caller.people();
    }

    /** Another function, to which events are handed without waiting for it. */
    public Consumer<String> function(String name) {
        return caller.function(name);
    }

    public VoiceStore voice() {
        return new DynamoVoice(table, news);
    }

    /** The key that signs what people say, as a text; empty if nobody has put one there. */
    public Optional<String> voiceKey() {
        return voiceKey;
    }

    public Shadows shadows() {
        return new IotShadows(dataPlane);
    }

    public AnswerWatch watch() {
        return watch;
    }

    public Meter meter() {
        return meter;
    }
}
