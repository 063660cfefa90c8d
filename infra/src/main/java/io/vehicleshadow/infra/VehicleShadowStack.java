package io.vehicleshadow.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.constructs.Construct;

/** All of Vehicle Shadow: the parts of the architecture, and who gets to know of whom. */
final class VehicleShadowStack extends Stack {
    /** Where the command line's sign-in returns to on a person's own machine. */
    private static final String COMMAND_LINE = "http://localhost:8250/";

    VehicleShadowStack(Construct scope, Deployment deployment, BuildOutputs outputs) {
        super(scope, deployment.stage().stackName(), props(deployment));
        Stage stage = deployment.stage();
        List<ApiRoute> routes = ApiRoute.readFrom(outputs.openApi());

        VehicleFleet fleet = new VehicleFleet(this, "VehicleFleet", deployment);
        IotEndpoint endpoint = new IotEndpoint(this, "DataPlane");
        SignIn signIn = new SignIn(this, "SignIn", deployment);
        VehicleData data = new VehicleData(this, "VehicleData", deployment);

        CommandApi api = new CommandApi(this, "CommandApi", stage);
        SecurityHeaders headers = SecurityHeaders.read(outputs.securityHeaders(), connections(signIn, endpoint));
        VirtualVehicleSite site = new VirtualVehicleSite(this, "VirtualVehicleSite", deployment.domain(), headers, api);
        UserPoolClient people = signIn.publicClient("Page", List.of(site.url() + "/", COMMAND_LINE));
        FunctionCatalogue functions =
                new FunctionCatalogue(outputs, data, signIn, endpoint, people.getUserPoolClientId());
        LivePages live = new LivePages(this, "LivePages", stage, functions);
        History history = new History(this, "History", stage, functions);
        Optional<VoiceSkill> voice = deployment
                .alexa()
                .map(ids -> new VoiceSkill(this, "VoiceSkill", ids, signIn, outputs.skillPackage(), functions));

        api.open(routes, functions, signIn.issuer(), List.of(people.getUserPoolClientId()));
        PageConfig config = new PageConfig(site, endpoint, live, signIn, people);
        new PageContents(this, "PageContents", site, outputs.page(), config.values());
        Reviewed.runtimesOfTheCdk(this);
        Map<String, SnapStartFunction> all = new LinkedHashMap<>(api.functions());
        all.put("live", live.function());
        all.put("recording", history.function());
        voice.ifPresent(skill -> all.put("voice", skill.function()));
        new Operations(this, "Operations", stage, all, history.deadLetters(), data, deployment.alarmEmail());

        output("PageUrl", "Open this", site.url());
        output("ApiUrl", "The HTTP API, under the page's origin", site.url() + "/" + CommandApi.PATH);
        output("IotEndpoint", "Where vehicles connect, port 8883", endpoint.host());
        output("LiveAuthorizer", "The custom authorizer that pages name", live.authorizerName());
        output("UserPoolId", "Where people are", signIn.people().getUserPoolId());
        output("UserPoolClientId", "The page's and the command line's client", people.getUserPoolClientId());
        output("SignInIssuer", "Who signs tokens", signIn.issuer());
        output("TableName", "Who may do what, and what happened", data.name());
        output("ProvisioningTemplate", "How a vehicle gets its certificate", fleet.templateName());
        output("VehiclePolicy", "What a vehicle may do", fleet.policyName());
        output(
                "FirstVehicle",
                "On the car, or where its key is to live",
                "./vehicle provision --thing " + deployment.firstThing() + " --template " + fleet.templateName()
                        + " --endpoint " + endpoint.host());
        output(
                "FirstOwner",
                "Makes the first person and gives them the first vehicle",
                "infra/first-owner --stack " + stage.stackName() + " --region " + Aws.REGION + " --thing "
                        + deployment.firstThing() + " --email YOU@EXAMPLE.COM");
        voice.ifPresent(this::outputsOf);
    }

    private void outputsOf(VoiceSkill voice) {
        output("AlexaFunction", "The skill's endpoint", voice.function().alias().getFunctionArn());
        output(
                "AlexaLinkingClient",
                "The client for account linking",
                voice.linkingClient().getUserPoolClientId());
        voice.madeSkillId().ifPresent(id -> output("AlexaSkillId", "Deploy again with -c alexaSkillId", id));
    }

    private void output(String name, String description, String value) {
        CfnOutput.Builder.create(this, name)
                .description(description)
                .value(value)
                .build();
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
                .terminationProtection(deployment.keepsData())
                .build();
    }
}
