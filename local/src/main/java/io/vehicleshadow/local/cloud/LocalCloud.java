package io.vehicleshadow.local.cloud;

import io.vehicleshadow.alexa.SkillHandler;
import io.vehicleshadow.functions.access.Clients;
import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.aws.AwsServices;
import io.vehicleshadow.functions.handler.HistoryHandler;
import io.vehicleshadow.functions.handler.HttpRoutes;
import io.vehicleshadow.functions.handler.LiveAuthorizerHandler;
import io.vehicleshadow.functions.live.LiveAuthorizer;
import io.vehicleshadow.functions.live.LiveTimes;
import io.vehicleshadow.functions.live.PublishedKeys;
import io.vehicleshadow.functions.live.TokenVerifier;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.local.gateway.LambdaFunction;
import io.vehicleshadow.local.gateway.Route;
import io.vehicleshadow.local.signin.SignIn;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.app.OtherApp;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** The functions and the table of a local run. */
public final class LocalCloud implements AutoCloseable {
    /** The id of the skill of a local run; a published one gets its own from Amazon. */
    public static final String SKILL_ID = "amzn1.ask.skill.local";

    private final LocalTable table;
    private final UseCases cases;
    private final AwsServices services;
    private final Path folder;
    private final AtomicReference<LocalAlexa> alexa;

    private LocalCloud(
            LocalTable table, UseCases cases, AwsServices services, Path folder, AtomicReference<LocalAlexa> alexa) {
        this.table = table;
        this.cases = cases;
        this.services = services;
        this.folder = folder;
        this.alexa = alexa;
    }

    /**
     * Starts the table and wires the functions to it and to the stand-in.
     *
     * @param issuer the address of the sign-in
     * @param dataPlane the address of the IoT data plane
     * @param mqttWebSocket the address of MQTT over WebSocket
     * @param owned the vehicles of the person {@code demo}
     * @throws Exception if the table can't start
     */
    public static LocalCloud start(
            Path dataFolder, String issuer, String dataPlane, String mqttWebSocket, List<ThingName> owned)
            throws Exception {
        LocalTable table = LocalTable.start(dataFolder);
        Map<String, String> environment = Map.of(
                "USER_POOL_ID",
                "local",
                "USER_POOL_ENDPOINT",
                SignIn.accounts(issuer).toString(),
                "TABLE_NAME",
                LocalTable.NAME,
                "DYNAMODB_ENDPOINT",
                table.endpoint().toString(),
                "IOT_ENDPOINT",
                dataPlane,
                "IOT_MQTT_ENDPOINT",
                mqttWebSocket,
                "LOCAL_CREDENTIALS",
                "true",
                "METRICS_DISABLED",
                "true");
        AtomicReference<LocalAlexa> alexa = new AtomicReference<>();
        AwsServices cloud = AwsServices.of(environment, event -> tell(alexa, event.getBytes(StandardCharsets.UTF_8)));
        for (ThingName thing : owned) {
            cloud.grants()
                    .give(new Grant(
                            new PersonId(SignIn.FIRST_OWNER),
                            thing,
                            Role.OWNER,
                            Clock.systemUTC().instant(),
                            Optional.empty()));
        }
        return new LocalCloud(table, UseCases.of(cloud), cloud, dataFolder, alexa);
    }

    private static void tell(AtomicReference<LocalAlexa> alexa, byte[] event) {
        Optional.ofNullable(alexa.get()).ifPresent(started -> started.changed(event));
    }

    /**
     * The routes of the HTTP API with the functions behind them.
     *
     * @param apps programs of others, which the history names
     */
    public List<Route> routes(List<OtherApp> apps) {
        return routes(cases, apps);
    }

    /** The routes of the HTTP API with the functions behind them, over those use cases. */
    public static List<Route> routes(UseCases cases, List<OtherApp> apps) {
        Clients clients =
                new Clients(SignIn.PAGE, apps.stream().collect(Collectors.toMap(SignIn::clientId, OtherApp::name)));
        Map<Class<?>, LambdaFunction> functions = HttpRoutes.functions(cases, clients).stream()
                .collect(Collectors.toMap(Object::getClass, Invocations::of));
        return HttpRoutes.all().stream()
                .map(route -> new Route(route.method(), route.path(), functions.get(route.handler())))
                .toList();
    }

    /** The functions behind the rules: the one that keeps the history, and the one that tells Alexa of changes. */
    public LambdaFunction history() {
        LambdaFunction history = Invocations.of(new HistoryHandler(cases));
        return event -> {
            byte[] answer = history.invoke(event);
            tell(alexa, event);
            return answer;
        };
    }

    /**
     * The function that lets pages in.
     *
     * @param issuer whose tokens count, if they were issued to one of these clients
     * @param times how long a page's policy holds
     */
    public LambdaFunction liveAuthorizer(String issuer, Set<String> clients, LiveTimes times) {
        Clock clock = Clock.systemUTC();
        PublishedKeys keys = new PublishedKeys(SignIn.keys(issuer), clock);
        TokenVerifier tokens = new TokenVerifier(keys, issuer, clients, clock);
        return Invocations.of(new LiveAuthorizerHandler(new LiveAuthorizer(tokens, cases.access(), times, clock)));
    }

    /**
     * The functions of both skills: a directive goes to the smart-home skill, every other request to the custom one.
     *
     * @param issuer whose tokens count
     * @param addresses of another event gateway and token endpoint than those on loopback
     * @throws IOException if the smart-home skill can't start
     */
    public LambdaFunction voice(String issuer, Optional<AlexaAddresses> addresses) throws IOException {
        Map<String, String> environment = Map.of(
                "ALEXA_SKILL_ID",
                SKILL_ID,
                "ISSUER",
                issuer,
                "CLIENT_IDS",
                String.join(",", SignIn.voiceClients()),
                "JWKS_URI",
                SignIn.keys(issuer).toString());
        LocalAlexa home = LocalAlexa.start(folder, environment, addresses, cases, services);
        alexa.set(home);
        LambdaFunction custom = Invocations.of(new SkillHandler(environment, cases));
        return request -> isDirective(request) ? home.answer(request) : custom.invoke(request);
    }

    private static boolean isDirective(byte[] request) {
        try {
            return JsonText.read(request).has("directive");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        Optional.ofNullable(alexa.get()).ifPresent(LocalAlexa::close);
        table.close();
    }
}
