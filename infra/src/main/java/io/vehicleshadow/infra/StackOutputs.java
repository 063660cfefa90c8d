package io.vehicleshadow.infra;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;

/** What a deployment prints: addresses, names, and the commands that come next. */
record StackOutputs(Stack stack) {

    void ofPeople(
            Deployment deployment, VirtualVehicleSite site, SignIn signIn, PeopleClients clients, VehicleData data) {
        output("PageUrl", "Open this", site.url());
        output("ApiUrl", "The HTTP API, under the page's origin", site.url() + "/" + CommandApi.PATH);
        output("UserPoolId", "Where people are", signIn.people().getUserPoolId());
        output("UserPoolClientId", "The page's client", clients.page().getUserPoolClientId());
        output(
                "CommandLineClientId",
                "The client of ./vehicle",
                clients.commandLine().getUserPoolClientId());
        output("SignInIssuer", "Who signs tokens", signIn.issuer());
        output("TableName", "Who may do what, and what happened", data.name());
        output(
                "FirstOwner",
                "Makes the first person and gives them the first vehicle",
                "infra/first-owner --stack " + stack.getStackName() + " --region " + Aws.REGION + " --thing "
                        + deployment.firstThing() + " --email YOU@EXAMPLE.COM");
    }

    void ofVehicles(Deployment deployment, VehicleFleet fleet, IotEndpoint endpoint, LivePages live) {
        output("IotEndpoint", "Where vehicles connect, port 8883", endpoint.host());
        output("LiveAuthorizer", "The custom authorizer that pages name", live.authorizerName());
        output("ProvisioningTemplate", "How a vehicle gets its certificate", fleet.templateName());
        output("VehiclePolicy", "What a vehicle may do", fleet.policyName());
        output(
                "FirstVehicle",
                "On the car, with a claim (docs/deploying.md)",
                "./vehicle provision --thing " + deployment.firstThing() + " --template " + fleet.templateName()
                        + " --endpoint " + endpoint.host() + " --ca AmazonRootCA1.pem --claim-certificate claim.pem"
                        + " --claim-key claim.key --out car");
    }

    void ofCommandLine(VirtualVehicleSite site, SignIn signIn, PeopleClients clients, PageConfig config) {
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
        voice.madeSkillId().ifPresent(id -> output("AlexaSkillId", "Deploy again with -c alexaSkillId", id));
    }

    private void output(String name, String description, String value) {
        CfnOutput.Builder.create(stack, name)
                .description(description)
                .value(value)
                .build();
    }
}
