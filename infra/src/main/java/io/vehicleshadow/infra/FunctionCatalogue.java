package io.vehicleshadow.infra;

import io.vehicleshadow.infra.SnapStartFunction.Size;
import java.nio.file.Path;
import io.vehicleshadow.vehicle.topic.IotRules;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

/**
 * Every function of the product: which class it is, what it is told, and the calls it makes. A test lists what each role
 * may do.
 */
final class FunctionCatalogue {
    /** The longest that a caller may wait for a vehicle, and some. */
    private static final Size HTTP = Size.waitedFor(15);


    private static final String HANDLERS = "io.vehicleshadow.functions.handler.";

    private final Path functionsZip;
    private final Path skillZip;
    private final SignIn signIn;
    private final PeopleClients clients;
    private final VehicleCalls calls;
    private final Map<String, String> told;

    FunctionCatalogue(
            BuildOutputs outputs, VehicleData data, SignIn signIn, IotEndpoint endpoint, PeopleClients clients) {
        this.functionsZip = outputs.functions();
        this.skillZip = outputs.skill();
        this.signIn = signIn;
        this.clients = clients;
        this.calls = new VehicleCalls(data);
        this.told = Map.of(
                "TABLE_NAME",
                data.name(),
                "IOT_ENDPOINT",
                endpoint.host(),
                "POWERTOOLS_SERVICE_NAME",
                "vehicle-shadow");
    }

    /**
     * The function of one route group.
     *
     * @throws IllegalArgumentException if the OpenAPI document has a group that no function answers
     */
    SnapStartFunction http(Construct scope, String group) {
        return switch (group) {
            case "vehicles" -> calls.ofVehicles(http(scope, "Vehicles", "Shows people their vehicles"));
            case "commands" ->
                calls.ofCommands(http(scope, "Commands", "Asks vehicles and waits for their answer", knowingThePage()));
            case "history" -> calls.ofHistoryPages(http(scope, "HistoryPages", "Tells what happened"));
            case "sharing" -> calls.ofSharing(http(scope, "Sharing", "Shares vehicles and takes them back"));
            case "me" -> calls.ofMe(http(scope, "Me", "Keeps a person's PIN"));
            default -> throw new IllegalArgumentException("No function answers the route group '" + group + "'");
        };
    }

    /** The function that says what a page may see. AWS IoT waits five seconds for it. */
    SnapStartFunction live(Construct scope) {
        return calls.ofLivePages(function(
                scope,
                "Function",
                "Says which vehicles a page may see",
                "LiveAuthorizerHandler",
                Size.waitedFor(5),
                tokensOf(String.join(",", clients.ids()))));
    }

    /** The function that records what happened. */
    SnapStartFunction history(Construct scope) {
        return calls.ofHistory(function(
                scope, "Function", "Records what happened", "HistoryHandler", Size.behindTheScenes(30), Map.of()));
    }

    /** The function that Alexa calls. Alexa waits eight seconds for it. */
    SnapStartFunction voice(Construct scope, String skillId, String client) {
        Map<String, String> environment = new TreeMap<>(tokensOf(client));
        environment.put("ALEXA_SKILL_ID", skillId);
        return calls.ofVoice(new SnapStartFunction(
                scope,
                "Function",
                new SnapStartFunction.Program(
                        "Answers Alexa",
                        skillZip,
                        "io.vehicleshadow.alexa.SkillHandler",
                        Size.waitedFor(8),
                        with(environment))));
    }

    /** What the history is made from: the name of each rule and its SQL. */
    Map<String, String> historyRules() {
        return new TreeMap<>(Map.of("Documents", IotRules.DOCUMENTS, "Presence", IotRules.PRESENCE));
    }

    private SnapStartFunction http(Construct scope, String noun, String description) {
        return http(scope, noun, description, Map.of());
    }

    private SnapStartFunction http(Construct scope, String noun, String description, Map<String, String> environment) {
        return function(scope, noun, description, noun + "Handler", HTTP, environment);
    }

    /** The history tells by it what the page asked and what another program did. */
    private Map<String, String> knowingThePage() {
        return Map.of("PAGE_CLIENT_ID", clients.page().getUserPoolClientId());
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
                new SnapStartFunction.Program(description, functionsZip, HANDLERS + handler, size, with(environment)));
    }

    private Map<String, String> tokensOf(String clients) {
        return Map.of("ISSUER", signIn.issuer(), "CLIENT_IDS", clients);
    }

    private Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(told);
        all.putAll(more);
        return all;
    }
}
