package io.vehicleshadow.infra.functions;

import io.vehicleshadow.infra.deployment.Stage;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnAuthorizer;
import software.amazon.awscdk.services.lambda.Permission;
import software.constructs.Construct;

/** Live state for pages: AWS IoT has a function decide what a token may subscribe to. */
public final class LivePages extends Construct {
    private final CfnAuthorizer authorizer;
    private final SnapStartFunction function;

    public LivePages(Construct scope, String id, Stage stage, FunctionCatalogue functions) {
        super(scope, id);
        function = functions.live(this);
        authorizer = CfnAuthorizer.Builder.create(this, "Authorizer")
                .authorizerName(stage.named("live"))
                .authorizerFunctionArn(function.alias().getFunctionArn())
                .signingDisabled(true)
                .status("ACTIVE")
                .enableCachingForHttp(false)
                .build();
        function.alias()
                .addPermission(
                        "AskedByIot",
                        Permission.builder()
                                .principal(new ServicePrincipal("iot.amazonaws.com"))
                                .sourceArn(authorizer.getAttrArn())
                                .build());
    }

    /** The name that a page gives when it connects. */
    public String authorizerName() {
        return authorizer.getRef();
    }

    public SnapStartFunction function() {
        return function;
    }
}
