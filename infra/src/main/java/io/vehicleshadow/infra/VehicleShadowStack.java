package io.vehicleshadow.infra;

import io.vehicleshadow.infra.deployment.BuildOutputs;
import io.vehicleshadow.infra.deployment.Deployment;
import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.infra.deployment.Stage;
import io.vehicleshadow.infra.functions.ApiRoute;
import io.vehicleshadow.infra.functions.CommandApi;
import io.vehicleshadow.infra.functions.FunctionCatalogue;
import io.vehicleshadow.infra.functions.History;
import io.vehicleshadow.infra.functions.LivePages;
import io.vehicleshadow.infra.functions.SnapStartFunction;
import io.vehicleshadow.infra.functions.VehicleData;
import io.vehicleshadow.infra.operations.FleetLog;
import io.vehicleshadow.infra.operations.Operations;
import io.vehicleshadow.infra.page.ApiDocument;
import io.vehicleshadow.infra.page.PageConfig;
import io.vehicleshadow.infra.page.PageContents;
import io.vehicleshadow.infra.page.SecurityHeaders;
import io.vehicleshadow.infra.page.VirtualVehicleSite;
import io.vehicleshadow.infra.people.SignIn;
import io.vehicleshadow.infra.vehicles.IotEndpoint;
import io.vehicleshadow.infra.vehicles.VehicleFleet;
import io.vehicleshadow.infra.voice.SmartHome;
import io.vehicleshadow.infra.voice.VoiceSkill;
import io.vehicleshadow.vehicle.app.OtherApp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** Vehicle Shadow: the parts of the architecture, and how they are connected. */
final class VehicleShadowStack extends Stack {
    /** Where the command line's sign-in returns to, on the person's machine. */
    private static final String COMMAND_LINE = "http://localhost:8250/";

    VehicleShadowStack(Construct scope, Deployment deployment, BuildOutputs outputs) {
        super(scope, deployment.stage().stackName(), props(deployment));
        Stage stage = deployment.stage();

        VehicleFleet fleet = new VehicleFleet(this, "VehicleFleet", deployment);
        IotEndpoint endpoint = new IotEndpoint(this, "DataPlane");
        SignIn signIn = new SignIn(this, "SignIn", deployment);
        VehicleData data = new VehicleData(this, "VehicleData", deployment);

        CommandApi api = new CommandApi(this, "CommandApi", deployment);
        SecurityHeaders headers = SecurityHeaders.read(outputs.securityHeaders(), connections(signIn, endpoint));
        VirtualVehicleSite site = new VirtualVehicleSite(this, "VirtualVehicleSite", deployment, headers, api);
        SignIn.Clients clients = clients(signIn, site, deployment.apps());
        FunctionCatalogue functions = new FunctionCatalogue(deployment, outputs, data, signIn, endpoint, clients);
        api.open(ApiRoute.readFrom(outputs.openApi()), functions, signIn.issuer(), clients.ids());
        LivePages live = new LivePages(this, "LivePages", stage, functions);
        History history = new History(this, "History", stage, functions);
        Optional<VoiceSkill> voice = voice(deployment, signIn, outputs, functions);
        PageConfig config = new PageConfig(site, endpoint, live, signIn, clients.page());
        ApiDocument document = new ApiDocument(outputs.openApi(), signIn);
        new PageContents(this, "PageContents", site, outputs.page(), config.values(), document);
        Optional<SmartHome> home = home(deployment, voice, history, api, functions);
        Map<String, SnapStartFunction> all = functions(api, live, history, voice);
        home.ifPresent(skill -> {
            all.put("home", skill.directives());
            all.put("homeEvents", skill.events());
        });
        Operations.Watched watched =
                new Operations.Watched(all, api.api(), history.deadLetters(), history.rules(), data);
        new Operations(this, "Operations", deployment, watched);
        deployment.iotLogLevel().ifPresent(level -> new FleetLog(this, "FleetLog", level));

        Reviewed.runtimeOfTheCdk(this);
        StackOutputs printed = new StackOutputs(this);
        printed.ofPeople(deployment, site, signIn, clients, data);
        printed.ofVehicles(deployment, fleet, endpoint, live);
        printed.ofHistory(history);
        printed.ofCommandLine(site, signIn, clients, config);
        voice.ifPresent(printed::ofVoice);
        home.ifPresent(printed::ofSmartHome);
    }

    private static SignIn.Clients clients(SignIn signIn, VirtualVehicleSite site, List<OtherApp> apps) {
        return new SignIn.Clients(
                signIn.publicClient("Page", List.of(site.url() + "/")),
                signIn.publicClient("CommandLine", List.of(COMMAND_LINE)),
                signIn.clientsOf(apps));
    }

    private Optional<VoiceSkill> voice(
            Deployment deployment, SignIn signIn, BuildOutputs outputs, FunctionCatalogue functions) {
        return deployment
                .alexa()
                .map(ids -> new VoiceSkill(this, "VoiceSkill", ids, signIn, outputs.skillPackage(), functions));
    }

    private Optional<SmartHome> home(
            Deployment deployment,
            Optional<VoiceSkill> voice,
            History history,
            CommandApi api,
            FunctionCatalogue functions) {
        SnapStartFunction sharing = api.functions().get("sharing");
        return deployment
                .alexa()
                .flatMap(ids -> ids.smartHome()
                        .map(home -> new SmartHome.Parts(ids, home, voice.orElseThrow(), history, sharing))
                        .map(parts -> new SmartHome(this, "SmartHome", parts, functions)));
    }

    private static Map<String, SnapStartFunction> functions(
            CommandApi api, LivePages live, History history, Optional<VoiceSkill> voice) {
        Map<String, SnapStartFunction> all = new LinkedHashMap<>(api.functions());
        all.put("live", live.function());
        all.put("recording", history.function());
        voice.ifPresent(skill -> all.put("voice", skill.function()));
        return all;
    }

    private static List<String> connections(SignIn signIn, IotEndpoint endpoint) {
        List<String> connections = new ArrayList<>();
        connections.add("wss://" + endpoint.host());
        connections.add("https://cognito-idp." + Aws.REGION + ".amazonaws.com");
        connections.add(signIn.pageUrl());
        return connections;
    }

    private static StackProps props(Deployment deployment) {
        return StackProps.builder()
                .description("Vehicle Shadow: the digital shadow of connected vehicles")
                .env(Environment.builder().region(deployment.region()).build())
                .tags(deployment.tags())
                .terminationProtection(deployment.keepsData())
                .build();
    }
}
