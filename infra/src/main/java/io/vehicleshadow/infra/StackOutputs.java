package io.vehicleshadow.infra;

import io.vehicleshadow.infra.deployment.Deployment;
import io.vehicleshadow.infra.functions.CommandApi;
import io.vehicleshadow.infra.functions.History;
import io.vehicleshadow.infra.functions.LivePages;
import io.vehicleshadow.infra.functions.VehicleData;
import io.vehicleshadow.infra.page.PageConfig;
import io.vehicleshadow.infra.page.VirtualVehicleSite;
import io.vehicleshadow.infra.people.SignIn;
import io.vehicleshadow.infra.vehicles.IotEndpoint;
import io.vehicleshadow.infra.vehicles.VehicleFleet;
import io.vehicleshadow.infra.voice.SmartHome;
import io.vehicleshadow.infra.voice.VoiceSkill;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;

/** What a deployment prints: addresses, names and the next commands. */
record StackOutputs(Stack stack) {

    void ofPeople(
            Deployment deployment, VirtualVehicleSite site, SignIn signIn, SignIn.Clients clients, VehicleData data) {
        output("PageUrl", "Open this", site.url());
        output("ApiUrl", "The HTTP API, under the page's origin", site.url() + "/" + CommandApi.PATH);
        output("UserPoolId", "The user pool", signIn.people().getUserPoolId());
        output("UserPoolClientId", "The page's client", clients.page().getUserPoolClientId());
        output(
                "CommandLineClientId",
                "The client of ./vehicle",
                clients.commandLine().getUserPoolClientId());
        clients.apps()
                .forEach((app, client) -> output(
                        "Client" + app.key(), "The client of the app " + app.name(), client.getUserPoolClientId()));
        output("SignInIssuer", "The issuer of tokens", signIn.issuer());
        output("TableName", "Access and history", data.name());
        output(
                "FirstOwner",
                "Makes the first person, the owner of the first vehicle",
                "infra/first-owner --stack " + stack.getStackName() + " --region " + Aws.REGION + " --thing "
                        + deployment.firstThing() + " --email YOU@EXAMPLE.COM");
    }

    void ofHistory(History history) {
        output(
                "HistoryFunction",
                "Records the history",
                history.function().alias().getFunctionArn());
        output(
                "DeadLetters",
                "What could not be recorded; infra/replay",
                history.deadLetters().getQueueUrl());
    }

    void ofVehicles(Deployment deployment, VehicleFleet fleet, IotEndpoint endpoint, LivePages live) {
        output("IotEndpoint", "The address for vehicles, port 8883", endpoint.host());
        output("LiveAuthorizer", "The custom authorizer of live pages", live.authorizerName());
        output("ProvisioningTemplate", "The template by which a vehicle gets its certificate", fleet.templateName());
        fleet.factory()
                .ifPresent(
                        list -> output("FactoryList", "The serial numbers that may be provisioned", list.tableName()));
        output("VehiclePolicy", "The policy of vehicles", fleet.policyName());
        output(
                "FirstVehicle",
                "On the car, with a claim (docs/deploying.md)",
                "./vehicle provision --thing " + deployment.firstThing() + " --template " + fleet.templateName()
                        + " --endpoint " + endpoint.host() + " --ca AmazonRootCA1.pem --claim-certificate claim.pem"
                        + " --claim-key claim.key --out car");
    }

    void ofCommandLine(VirtualVehicleSite site, SignIn signIn, SignIn.Clients clients, PageConfig config) {
        output(
                "CommandLine",
                "Signs the command line in",
                "./vehicle login --api " + site.url() + "/" + CommandApi.PATH + " --issuer " + signIn.issuer()
                        + " --client-id " + clients.commandLine().getUserPoolClientId() + " --mqtt '"
                        + config.values().get("mqttWebSocket") + "?x-amz-customauthorizer-name="
                        + config.values().get("authorizerName") + "'");
    }

    void ofVoice(VoiceSkill voice) {
        output("AlexaFunction", "The skill's endpoint", voice.function().alias().getFunctionArn());
        output(
                "AlexaLinkingClient",
                "The client for account linking",
                voice.linkingClient().getUserPoolClientId());
        voice.madeSkillId()
                .ifPresent(id ->
                        output("AlexaSkillId", "Write it into the stage's file as alexaSkillId, and deploy again", id));
    }

    void ofSmartHome(SmartHome home) {
        output(
                "AlexaSmartHomeFunction",
                "The endpoint of the smart-home skill",
                home.directives().alias().getFunctionArn());
    }

    private void output(String name, String description, String value) {
        CfnOutput.Builder.create(stack, name)
                .description(description)
                .value(value)
                .build();
    }
}
