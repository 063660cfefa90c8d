package io.vehicleshadow.infra;

import io.vehicleshadow.infra.deployment.DeployTimeFunction;
import io.vehicleshadow.infra.deployment.InlineFunction;
import io.vehicleshadow.infra.deployment.ServiceRole;
import io.vehicleshadow.infra.vehicles.VehicleFleet;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/** There when the account's fleet index is active: whatever needs the index depends on this. */
final class IndexActive extends Construct {
    IndexActive(Construct scope, String id) {
        super(scope, id);
        DeployTimeFunction waiting = DeployTimeFunction.in(this, "");
        ServiceRole.allow(waiting.role(), List.of("iot:DescribeIndex"), VehicleFleet.arn("index/AWS_Things"));
        CustomResource.Builder.create(this, "Resource")
                .serviceToken(InlineFunction.of(
                                this,
                                "Waits until the fleet index is active",
                                IndexActive.class,
                                "wait-for-index.js",
                                Duration.minutes(15),
                                waiting,
                                Map.of())
                        .getFunctionArn())
                .build();
    }
}
