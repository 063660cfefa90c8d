package io.vehicleshadow.infra;

import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnPolicy;
import software.amazon.awscdk.services.iot.CfnProvisioningTemplate;
import software.amazon.awscdk.services.iot.CfnThing;
import software.amazon.awscdk.services.iot.CfnThingType;
import software.constructs.Construct;

/**
 * The vehicles: their type, the first thing (CloudFormation can't give it the type, provisioning does), what a
 * certificate may do, and how a vehicle that makes its own key gets a certificate.
 */
final class VehicleFleet extends Construct {
    private final CfnPolicy vehiclePolicy;
    private final CfnProvisioningTemplate template;

    VehicleFleet(Construct scope, String id, Deployment deployment) {
        super(scope, id);
        Stage stage = deployment.stage();
        PolicyDocuments documents = new PolicyDocuments(new IotAddress(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID));
        CfnThingType type = CfnThingType.Builder.create(this, "ThingType")
                .thingTypeName(stage.named("vehicle"))
                .build();
        CfnThing.Builder.create(this, "FirstVehicle")
                .thingName(deployment.firstThing().value())
                .build();
        vehiclePolicy = CfnPolicy.Builder.create(this, "VehiclePolicy")
                .policyName(stage.named("vehicle"))
                .policyDocument(Json.tree(documents.vehicle()))
                .build();
        CfnPolicy.Builder.create(this, "ClaimPolicy")
                .policyName(stage.named("claim"))
                .policyDocument(Json.tree(documents.claim(stage.prefix())))
                .build();
        template = CfnProvisioningTemplate.Builder.create(this, "ProvisioningTemplate")
                .templateName(stage.prefix())
                .description("Gives a vehicle with a key of its own a certificate, the vehicle policy and its thing")
                .templateType("FLEET_PROVISIONING")
                .enabled(true)
                .provisioningRoleArn(provisioningRole(stage).getRoleArn())
                .templateBody(ProvisioningTemplateBody.of(stage.named("vehicle"), stage.named("vehicle")))
                .build();
        template.getNode().addDependency(vehiclePolicy, type);
    }

    String policyName() {
        return vehiclePolicy.getRef();
    }

    String templateName() {
        return template.getRef();
    }

    /** Of AWS's own {@code AWSIoTThingsRegistration} what the template needs, and the reads of the same resources. */
    private Role provisioningRole(Stage stage) {
        Role role = Role.Builder.create(this, "ProvisioningRole")
                .assumedBy(new ServicePrincipal("iot.amazonaws.com"))
                .description("What AWS IoT does while it provisions a vehicle")
                .build();
        role.addToPolicy(allowed(
                List.of(
                        "iot:CreateThing",
                        "iot:DescribeThing",
                        "iot:ListThingGroupsForThing",
                        "iot:ListThingPrincipals",
                        "iot:UpdateThing"),
                List.of(IotArn.of("thing/*"))));
        role.addToPolicy(
                allowed(List.of("iot:AttachThingPrincipal"), List.of(IotArn.of("thing/*"), IotArn.of("cert/*"))));
        role.addToPolicy(allowed(
                List.of(
                        "iot:AttachPolicy",
                        "iot:AttachPrincipalPolicy",
                        "iot:DescribeCertificate",
                        "iot:ListAttachedPolicies",
                        "iot:ListPrincipalPolicies",
                        "iot:ListPrincipalThings",
                        "iot:UpdateCertificate"),
                List.of(IotArn.of("cert/*"))));
        role.addToPolicy(
                allowed(List.of("iot:DescribeThingType"), List.of(IotArn.of("thingtype/" + stage.named("vehicle")))));
        role.addToPolicy(allowed(
                List.of("iot:GetPolicy", "iot:ListTargetsForPolicy"),
                List.of(IotArn.of("policy/" + stage.named("vehicle")))));
        role.addToPolicy(allowed(List.of("iot:RegisterThing"), List.of("*")));
        Reviewed.finding(
                role,
                "AwsSolutions-IAM5",
                "Vehicles and certificates that don't exist yet have no name; RegisterThing knows no resource");
        return role;
    }

    private static PolicyStatement allowed(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build();
    }
}
