package io.vehicleshadow.infra.deployment;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** A role that a service of AWS assumes. */
public final class ServiceRole {
    private ServiceRole() {}

    /** @param service such as {@code lambda} */
    public static Role of(Construct scope, String id, String service) {
        return Role.Builder.create(scope, id).assumedBy(principal(service)).build();
    }

    /**
     * A service that acts for this account, and for no other account that names our role.
     *
     * <p>Source: IAM user guide, "The confused deputy problem".
     */
    public static IPrincipal principal(String service) {
        return new ServicePrincipal(service + ".amazonaws.com")
                .withConditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)));
    }

    /** Allows these calls on these resources. */
    public static void allow(Role role, List<String> actions, String... resources) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build());
    }
}
