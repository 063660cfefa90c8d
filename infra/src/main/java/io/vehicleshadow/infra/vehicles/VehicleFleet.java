package io.vehicleshadow.infra.vehicles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.infra.deployment.Deployment;
import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.infra.deployment.ServiceRole;
import io.vehicleshadow.infra.deployment.Stage;
import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import io.vehicleshadow.vehicle.policy.ProvisioningTemplateBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iot.CfnPolicy;
import software.amazon.awscdk.services.iot.CfnProvisioningTemplate;
import software.amazon.awscdk.services.iot.CfnThing;
import software.amazon.awscdk.services.iot.CfnThingType;
import software.constructs.Construct;

/**
 * The vehicles: thing type, first thing (CloudFormation can't give it the type, provisioning does), policies, and the
 * templates by which a vehicle that made its own key gets a certificate, and renews it.
 */
public final class VehicleFleet extends Construct {
    private final CfnPolicy vehiclePolicy;
    private final CfnProvisioningTemplate template;
    private final Optional<FactoryList> factory;

    public VehicleFleet(Construct scope, String id, Deployment deployment) {
        super(scope, id);
        Stage stage = deployment.stage();
        String templateName = templateName(deployment);
        PolicyDocuments documents = new PolicyDocuments(new IotAddress(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID));
        CfnThingType type = CfnThingType.Builder.create(this, "ThingType")
                .thingTypeName(stage.named("vehicle"))
                .build();
        CfnThing.Builder.create(this, "FirstVehicle")
                .thingName(deployment.firstThing().value())
                .build();
        vehiclePolicy = CfnPolicy.Builder.create(this, "VehiclePolicy")
                .policyName(stage.named("vehicle"))
                .policyDocument(tree(documents.vehicle()))
                .build();
        CfnPolicy.Builder.create(this, "ClaimPolicy")
                .policyName(stage.named("claim"))
                .policyDocument(tree(documents.claim(templateName)))
                .build();
        CfnPolicy renewalPolicy = CfnPolicy.Builder.create(this, "RenewalPolicy")
                .policyName(stage.named("renewal"))
                .policyDocument(tree(documents.renewal(Renewal.templateName(stage))))
                .build();
        List<String> policies = List.of(stage.named("vehicle"), stage.named("renewal"));
        Role provisioningRole = provisioningRole(policies);
        factory = deployment.production().factoryList()
                ? Optional.of(new FactoryList(this, "FactoryList", deployment))
                : Optional.empty();
        template = CfnProvisioningTemplate.Builder.create(this, "ProvisioningTemplate")
                .templateName(templateName)
                .description("Gives a vehicle with a key of its own a certificate, the vehicle policy and its thing")
                .templateType("FLEET_PROVISIONING")
                .enabled(true)
                .provisioningRoleArn(provisioningRole.getRoleArn())
                .templateBody(ProvisioningTemplateBody.of(
                        stage.named("vehicle"), policies, factory.isPresent(), Renewal.templateName(stage)))
                .preProvisioningHook(factory.map(FactoryList::hook).orElse(null))
                .build();
        factory.ifPresent(list -> list.mayBeCalledFor(templateName));
        template.getNode().addDependency(vehiclePolicy, renewalPolicy, type);
        new Renewal(this, "Renewal", stage, policies, provisioningRole.getRoleArn())
                .getNode()
                .addDependency(vehiclePolicy, renewalPolicy);
    }

    /**
     * A template gets its hook when it is made, and only then: CloudFormation's published handler of updates leaves the hook
     * out. So with the list it has another name, which makes another template, and the open one goes.
     *
     * <p>Source: aws-cloudformation-resource-providers-iot, aws-iot-provisioningtemplate, UpdateHandler.
     */
    private static String templateName(Deployment deployment) {
        Stage stage = deployment.stage();
        return deployment.production().factoryList() ? stage.named("listed") : stage.prefix();
    }

    public Optional<FactoryList> factory() {
        return factory;
    }

    public String policyName() {
        return vehiclePolicy.getRef();
    }

    public String templateName() {
        return template.getRef();
    }

    /** The ARN of something of AWS IoT in this account and region, such as {@code thing/*}. */
    public static String arn(String resource) {
        return "arn:" + Aws.PARTITION + ":iot:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":" + resource;
    }

    private static Map<String, Object> tree(String policy) {
        try {
            return new ObjectMapper().readValue(policy, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The policy document is not a JSON object: " + policy, e);
        }
    }

    private Role provisioningRole(List<String> policies) {
        Role role = Role.Builder.create(this, "ProvisioningRole")
                .assumedBy(ServiceRole.principal("iot"))
                .description("For AWS IoT, while it provisions a vehicle")
                .build();
        provisioning(policies).forEach(role::addToPolicy);
        Reviewed.finding(
                role,
                "AwsSolutions-IAM5",
                "Vehicles and certificates to come have no name yet, and some of these actions have no resource type");
        return role;
    }

    /**
     * Of AWS's own {@code AWSIoTThingsRegistration} what the template needs, and the reads of the same resources. The
     * actions on {@code *} have no resource type: a grant on anything narrower would be void.
     *
     * @param policies of a vehicle's certificate; the first has the name of the thing type too
     */
    private static List<PolicyStatement> provisioning(List<String> policies) {
        String things = arn("thing/*");
        String certificates = arn("cert/*");
        return List.of(
                allowed("CreateThing DescribeThing ListThingGroupsForThing ListThingPrincipals UpdateThing", things),
                allowed(
                        "AttachPolicy AttachPrincipalPolicy AttachThingPrincipal DescribeCertificate ListPrincipalThings"
                                + " UpdateCertificate",
                        certificates),
                allowed("DescribeThingType", arn("thingtype/" + policies.get(0))),
                allowed(
                        "GetPolicy ListTargetsForPolicy",
                        policies.stream().map(policy -> arn("policy/" + policy)).toArray(String[]::new)),
                allowed("ListAttachedPolicies ListPolicyPrincipals ListPrincipalPolicies RegisterThing", "*"));
    }

    /** @param actions of AWS IoT, with blanks between */
    private static PolicyStatement allowed(String actions, String... resources) {
        return PolicyStatement.Builder.create()
                .actions(Stream.of(actions.split(" ")).map("iot:"::concat).toList())
                .resources(List.of(resources))
                .build();
    }
}
