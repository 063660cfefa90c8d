package io.vehicleshadow.infra.functions;

import io.vehicleshadow.infra.deployment.AlexaIds;
import io.vehicleshadow.infra.deployment.BuildOutputs;
import io.vehicleshadow.infra.deployment.Deployment;
import io.vehicleshadow.infra.deployment.OwnCatalogue;
import io.vehicleshadow.infra.functions.SnapStartFunction.Size;
import io.vehicleshadow.infra.people.SignIn;
import io.vehicleshadow.infra.vehicles.IotEndpoint;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** Every function of the product: its class, its environment and its rights, which {@code LeastPrivilegeTest} lists. */
public final class FunctionCatalogue {
    /** A caller may wait ten seconds for a vehicle. */
    private static final Size HTTP = Size.waitedFor(15);

    private static final String HANDLERS = "io.vehicleshadow.functions.handler.";

    private final RetentionDays logs;
    private final Path functionsZip;
    private final Path skillZip;
    private final SignIn signIn;
    private final SignIn.Clients clients;
    private final VehicleCalls calls;
    private final Map<String, String> environment;
    /** Of the functions that send what people say. */
    private final Map<String, String> voiceKey;

    public FunctionCatalogue(
            Deployment deployment,
            BuildOutputs outputs,
            VehicleData data,
            SignIn signIn,
            IotEndpoint endpoint,
            SignIn.Clients clients) {
        this.logs = deployment.production().logs();
        this.functionsZip = outputs.functions();
        this.skillZip = outputs.skill();
        this.signIn = signIn;
        this.clients = clients;
        this.calls = new VehicleCalls(data, signIn.people());
        this.environment = new TreeMap<>(Map.of(
                "TABLE_NAME",
                data.name(),
                "IOT_ENDPOINT",
                endpoint.host(),
                "POWERTOOLS_SERVICE_NAME",
                "vehicle-shadow"));
        this.voiceKey = deployment
                .alexa()
                .flatMap(AlexaIds::voiceKey)
                .map(secret ->
                        Map.of("VOICE_KEY", SecretValue.secretsManager(secret).unsafeUnwrap()))
                .orElse(Map.of());
        deployment.catalogue().ifPresent(file -> environment.put(OwnCatalogue.VARIABLE, OwnCatalogue.UNPACKED));
    }

    /**
     * The function of one route group.
     *
     * @throws IllegalArgumentException if no function answers that group of the OpenAPI document
     */
    public SnapStartFunction http(Construct scope, String group) {
        return switch (group) {
            case "vehicles" -> calls.ofVehicles(http(scope, "Vehicles", "Shows people their vehicles"));
            case "commands" ->
                calls.ofCommands(
                        http(scope, "Commands", "Sends commands and waits for the answer", knowingTheClients()));
            case "history" -> calls.ofHistoryPages(http(scope, "HistoryPages", "Shows the history"));
            case "sharing" -> calls.ofSharing(http(scope, "Sharing", "Shares and names vehicles", knowingThePeople()));
            case "me" -> calls.ofMe(http(scope, "Me", "Keeps a person's PIN"));
            default ->
                throw new IllegalArgumentException(
                        "The OpenAPI document has the route group '" + group + "', and no function answers it");
        };
    }

    /** The function that decides what a page may see. AWS IoT waits five seconds for it. */
    public SnapStartFunction live(Construct scope) {
        return calls.ofLivePages(function(
                scope,
                "Function",
                "Decides which vehicles a page may see",
                "LiveAuthorizerHandler",
                Size.waitedFor(5),
                tokensOf(String.join(",", clients.ids()))));
    }

    /** The function that records the history. */
    public SnapStartFunction history(Construct scope) {
        return calls.ofHistory(function(
                scope, "Function", "Records the history", "HistoryHandler", Size.behindTheScenes(30), Map.of()));
    }

    /** The function that Alexa calls. Alexa waits eight seconds for it. */
    public SnapStartFunction voice(Construct scope, String skillId, String client) {
        Map<String, String> environment = new TreeMap<>(tokensOf(client));
        environment.put("ALEXA_SKILL_ID", skillId);
        environment.putAll(voiceKey);
        return calls.ofVoice(new SnapStartFunction(
                scope,
                "Function",
                new SnapStartFunction.Program(
                        "Answers Alexa",
                        skillZip,
                        "io.vehicleshadow.alexa.SkillHandler",
                        Size.waitedFor(8),
                        with(environment),
                        logs)));
    }

    /** The function that takes the directives of the smart-home skill. Alexa waits eight seconds for it. */
    public SnapStartFunction smartHome(Construct scope, Map<String, String> environment, String client) {
        Map<String, String> signing = new TreeMap<>(environment);
        signing.putAll(voiceKey);
        return calls.ofSmartHome(home(scope, "Directives", "SmartHomeHandler", Size.waitedFor(10), signing, client));
    }

    /** The function that tells Alexa of changes and late answers. */
    public SnapStartFunction smartHomeEvents(Construct scope, Map<String, String> environment, String client) {
        return calls.ofSmartHomeEvents(
                home(scope, "Events", "SmartHomeEventsHandler", Size.behindTheScenes(15 * 60), environment, client));
    }

    private SnapStartFunction home(
            Construct scope, String id, String handler, Size size, Map<String, String> environment, String client) {
        Map<String, String> all = new TreeMap<>(tokensOf(client));
        all.putAll(environment);
        return new SnapStartFunction(
                scope,
                id,
                new SnapStartFunction.Program(
                        "Smart home: " + id.toLowerCase(Locale.ROOT),
                        skillZip,
                        "io.vehicleshadow.alexa.smarthome." + handler,
                        size,
                        with(all),
                        logs));
    }

    private SnapStartFunction http(Construct scope, String noun, String description) {
        return http(scope, noun, description, Map.of());
    }

    private SnapStartFunction http(Construct scope, String noun, String description, Map<String, String> environment) {
        return function(scope, noun, description, noun + "Handler", HTTP, environment);
    }

    /** By them the history tells programs apart. */
    private Map<String, String> knowingTheClients() {
        Map<String, String> known = new TreeMap<>();
        known.put("PAGE_CLIENT_ID", clients.page().getUserPoolClientId());
        if (!clients.apps().isEmpty()) {
            known.put(
                    "APPS",
                    clients.apps().entrySet().stream()
                            .map(app -> app.getValue().getUserPoolClientId() + "="
                                    + app.getKey().name())
                            .collect(Collectors.joining(",")));
        }
        return known;
    }

    /** There it looks up with whom a vehicle is shared. */
    private Map<String, String> knowingThePeople() {
        return Map.of("USER_POOL_ID", signIn.people().getUserPoolId());
    }

    private SnapStartFunction function(
            Construct scope,
            String id,
            String description,
            String handler,
            Size size,
            Map<String, String> environment) {
        return new SnapStartFunction(
                scope,
                id,
                new SnapStartFunction.Program(
                        description, functionsZip, HANDLERS + handler, size, with(environment), logs));
    }

    private Map<String, String> tokensOf(String clients) {
        return Map.of("ISSUER", signIn.issuer(), "CLIENT_IDS", clients);
    }

    private Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(more);
        return all;
    }
}
