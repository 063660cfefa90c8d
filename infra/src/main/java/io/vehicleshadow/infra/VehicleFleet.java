package io.vehicleshadow.infra;

import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import java.util.List;
import java.util.stream.Stream;
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

    private Role provisioningRole(Stage stage) {
        Role role = Role.Builder.create(this, "ProvisioningRole")
                .assumedBy(new ServicePrincipal("iot.amazonaws.com"))
                .description("What AWS IoT does while it provisions a vehicle")
                .build();
        provisioning(stage.named("vehicle")).forEach(role::addToPolicy);
        Reviewed.finding(
                role,
                "AwsSolutions-IAM5",
                "Vehicles and certificates that don't exist yet have no name; RegisterThing knows no resource");
        return role;
    }

    /**
     * Of AWS's own {@code AWSIoTThingsRegistration} what the template needs, and the reads of the same resources.
     *
     * @param name of the type and of the policy
     */
    private static List<PolicyStatement> provisioning(String name) {
        String things = IotArn.of("thing/*");
        String certificates = IotArn.of("cert/*");
        return List.of(
                allowed("CreateThing DescribeThing ListThingGroupsForThing ListThingPrincipals UpdateThing", things),
                allowed("AttachThingPrincipal", things, certificates),
                allowed(
                        "AttachPolicy AttachPrincipalPolicy DescribeCertificate ListAttachedPolicies"
                                + " ListPrincipalPolicies ListPrincipalThings UpdateCertificate",
                        certificates),
                allowed("DescribeThingType", IotArn.of("thingtype/" + name)),
                allowed("GetPolicy ListTargetsForPolicy", IotArn.of("policy/" + name)),
                allowed("RegisterThing", "*"));
    }

    /** @param actions of AWS IoT, with blanks between */
    private static PolicyStatement allowed(String actions, String... resources) {
        return PolicyStatement.Builder.create()
                .actions(Stream.of(actions.split(" ")).map("iot:"::concat).toList())
                .resources(List.of(resources))
                .build();
    }
}
