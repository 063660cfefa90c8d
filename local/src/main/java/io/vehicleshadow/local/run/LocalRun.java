package io.vehicleshadow.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.local.cloud.HistoryFeed;
import io.vehicleshadow.local.cloud.LocalCloud;
import io.vehicleshadow.local.cloud.TokenAuthorizer;
import io.vehicleshadow.local.gateway.ApiGateway;
import io.vehicleshadow.local.gateway.CarControl;
import io.vehicleshadow.local.gateway.JwtAuthorizer;
import io.vehicleshadow.local.gateway.LambdaFunction;
import io.vehicleshadow.local.gateway.OpenApi;
import io.vehicleshadow.local.gateway.Site;
import io.vehicleshadow.local.gateway.Throttle;
import io.vehicleshadow.local.gateway.VoiceEndpoint;
import io.vehicleshadow.local.gateway.WebServer;
import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.signin.SignIn;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.localiot.deploy.Deployment;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.policy.FleetTemplate;
import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.proof.ProofPolicy;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * All parts of the product, running on this machine. The stand-in and the vehicle start first; the table and the sign-in
 * start beside them, and what needs them waits.
 */
final class LocalRun implements AutoCloseable {
    private static final ThingName VEHICLE = new ThingName("tcu");
    /** Names as in a deployment of the stage {@code main}. */
    private static final FleetTemplate FLEET =
            new FleetTemplate(new IotAddress("aws", "us-east-1", "000000000000"), "vehicle-shadow");

    private static final String RENEWAL = "vehicle-shadow-renewal";
    private static final String CLAIM = "claim";
    private static final String HISTORY = "vehicle-shadow-history";

    private final RunOptions options;
    private final Endpoints endpoints;
    private final ExecutorService threads = Executors.newCachedThreadPool(LocalRun::daemon);
    private final RunningParts parts = new RunningParts();
    private Optional<AgentProcess> agent = Optional.empty();

    /** A run of these parts, none of which is started. */
    LocalRun(RunOptions options) {
        this.options = options;
        endpoints = endpoints(
                options.ports(),
                options.requireProof(),
                options.dataFolder().resolve("certificates").toString());
    }

    /**
     * Starts everything, or nothing. Another thread may close it meanwhile.
     *
     * @return whether it runs; not if it was closed meanwhile
     * @throws Exception if a part can't start; says which and why
     */
    boolean start() throws Exception {
        try {
            startParts();
            return true;
        } catch (Exception e) {
            boolean wanted = parts.areClosed();
            close();
            if (wanted) {
                return false;
            }
            throw e;
        }
    }

    private void startParts() throws Exception {
        parts.add(threads::shutdownNow);
        Ports ports = options.ports();
        String issuer = SignIn.issuer(ports.signIn());
        CompletableFuture<SignIn> signIn = beside(() -> parts.add(SignIn.start(
                ports.signIn(), options.dataFolder(), SignIn.clientsOf(endpoints.address("page"), options.apps()))));
        List<ThingName> vehicles = vehicles();
        HistoryFeed feed = new HistoryFeed(options.dataFolder().resolve("history.waiting"));
        CompletableFuture<LocalCloud> cloud = beside(() -> {
            LocalCloud functions = parts.add(LocalCloud.start(
                    options.dataFolder(),
                    issuer,
                    endpoints.address("dataPlane"),
                    endpoints.address("mqttWebSocket"),
                    vehicles));
            feed.begin(functions.history());
            parts.add(feed);
            return functions;
        });
        // A page let in before the sign-in publishes its keys would be refused with a good token.
        CompletableFuture<LambdaFunction> pages = signIn.thenCombine(
                cloud,
                (keysAreThere, functions) ->
                        functions.liveAuthorizer(issuer, SignIn.clients(options.apps()), options.liveTimes()));
        RenewedCertificates renewed = new RenewedCertificates();
        LocalIot iot = parts.add(LocalIot.start(LocalIotOptions.at(options.dataFolder())
                .withPorts(ports.mqtt(), ports.dataPlane(), ports.mqttWebSocket(), ports.dataPlaneTls())
                .withPageAuthorizer(new TokenAuthorizer(event -> pages.join().invoke(event), threads))
                .withFunction(HISTORY, feed)
                .withFunction(RENEWAL, renewed)));
        renewed.are(iot.identities().registered());
        iot.provisioning().hook(RENEWAL, RenewedCertificates::onlyItself);
        boolean isNew = !Files.exists(madeBefore());
        CompletableFuture<Void> deployed = beside(() -> deploy(iot));
        vehicles.forEach(vehicle -> certify(iot, vehicle.value(), FLEET.vehiclePolicy()));
        certify(iot, CLAIM, FLEET.claimPolicy());
        if (isNew) {
            // From the second start on the rules are at work before the first vehicle can connect.
            result(deployed);
        }
        if (options.withAgent()) {
            agent = Optional.of(parts.start(() -> AgentProcess.start(options.home(), options.dataFolder(), endpoints)));
        }
        CompletableFuture<LambdaFunction> voice = beside(() -> cloud.join().voice(issuer, options.alexa()));
        result(signIn);
        serve(result(cloud), issuer, voice);
        result(deployed);
        parts.start(this::written);
        // Not before: making a key keeps a processor busy that the start needs.
        CompletableFuture.runAsync(signIn.join()::prepare, threads);
    }

    private AutoCloseable written() throws IOException {
        endpoints.write(options.dataFolder());
        return () -> Endpoints.remove(options.dataFolder());
    }

    private List<ThingName> vehicles() {
        return Stream.concat(Stream.of(VEHICLE), options.more().stream()).toList();
    }

    private void certify(LocalIot iot, String name, String policy) {
        if (!Files.exists(endpoints.identity(name).certificate())) {
            iot.issueCertificate(name, policy);
        }
    }

    /** What the stack gives AWS IoT: things, policies, the template by which a claim becomes a vehicle, and the rules. */
    private Void deploy(LocalIot iot) {
        new Deployment(URI.create(iot.endpoints().dataPlane()), madeBefore(), line -> {})
                .run("VehicleShadow", FLEET.json(VEHICLE, HISTORY, RENEWAL), Map.of());
        return null;
    }

    private Path madeBefore() {
        return options.dataFolder().resolve("stacks").resolve("VehicleShadow.json");
    }

    private void serve(LocalCloud cloud, String issuer, CompletableFuture<LambdaFunction> skill) throws Exception {
        Vertx vertx = Vertx.vertx();
        parts.add(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        Clock clock = Clock.systemUTC();
        JwtAuthorizer authorizer =
                new JwtAuthorizer(issuer, SignIn.keys(issuer), SignIn.clients(options.apps()), clock);
        ApiGateway api = new ApiGateway(
                vertx,
                cloud.routes(options.apps()),
                authorizer,
                () -> UUID.randomUUID().toString(),
                clock);
        CarControl car = new CarControl(vertx, VEHICLE, options.ports().car());
        VoiceEndpoint voice = new VoiceEndpoint(vertx, event -> skill.join().invoke(event));
        OpenApi document = new OpenApi(issuer);
        Optional<Throttle> throttle =
                options.limits() ? Optional.of(new Throttle(document.limits(), document, clock)) : Optional.empty();
        WebServer web = new WebServer(document, throttle, api, voice, car, site(issuer));
        web.listen(vertx, options.ports().page());
    }

    private Site site(String issuer) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, String> config = new LinkedHashMap<>();
        config.put("api", endpoints.address("api"));
        config.put("mqttWebSocket", endpoints.address("mqttWebSocket"));
        config.put("authority", issuer);
        config.put("clientId", SignIn.PAGE);
        config.put("scope", "openid profile");
        config.put("atTheCar", "/car");
        Map<String, String> headers = new LinkedHashMap<>();
        String reachable = String.join(
                " ",
                endpoints.address("mqttWebSocket"),
                "http://localhost:" + options.ports().signIn());
        JsonNode file = json.readTree(Files.readAllBytes(options.home().page("security-headers.json")));
        file.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), header.getValue().asText().replace("{connect}", reachable)));
        return new Site(options.home().page("target/site"), headers, json.writeValueAsString(config));
    }

    Endpoints endpoints() {
        return endpoints;
    }

    /** Completes with the exit code when the agent ends before the run does. */
    CompletableFuture<Integer> agentEnded() {
        return agent.map(AgentProcess::ended).orElseGet(CompletableFuture::new);
    }

    /** Whether it is ending or has ended. */
    boolean isEnding() {
        return parts.areClosed();
    }

    /** Ends everything, the last started first, so that the vehicle can say goodbye. */
    @Override
    public void close() {
        parts.close();
    }

    private <T> CompletableFuture<T> beside(Callable<T> start) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return start.call();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                threads);
    }

    private static <T> T result(CompletableFuture<T> part) throws Exception {
        try {
            return part.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "local-run");
        thread.setDaemon(true);
        return thread;
    }

    private static Endpoints endpoints(Ports ports, ProofPolicy requireProof, String certificates) {
        Map<String, String> addresses = new LinkedHashMap<>();
        String page = "http://localhost:" + ports.page();
        addresses.put("page", page);
        addresses.put("api", page + "/api");
        addresses.put("alexa", page + "/alexa");
        addresses.put("signIn", SignIn.issuer(ports.signIn()));
        addresses.put("dataPlane", "http://localhost:" + ports.dataPlane());
        addresses.put("dataPlaneTls", "https://localhost:" + ports.dataPlaneTls());
        addresses.put("mqttWebSocket", "ws://localhost:" + ports.mqttWebSocket() + "/mqtt");
        addresses.put("mqtt", "localhost:" + ports.mqtt());
        addresses.put("certificates", certificates);
        addresses.put("car", "http://localhost:" + ports.car());
        if (requireProof != ProofPolicy.NONE) {
            addresses.put(Endpoints.REQUIRE_PROOF, requireProof.word());
        }
        List<String> catalogues = Catalogues.configuredFiles();
        if (!catalogues.isEmpty()) {
            addresses.put(Endpoints.CATALOGUES, String.join(File.pathSeparator, catalogues));
        }
        return new Endpoints(addresses);
    }
}
