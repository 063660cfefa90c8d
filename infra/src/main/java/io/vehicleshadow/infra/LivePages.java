package io.vehicleshadow.infra;

import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnAuthorizer;
import software.amazon.awscdk.services.lambda.Permission;
import software.constructs.Construct;

/** Live state for pages: AWS IoT asks a function what the bearer of a token may subscribe to. */
final class LivePages extends Construct {
    private final CfnAuthorizer authorizer;
    private final SnapStartFunction function;

    LivePages(Construct scope, String id, Stage stage, FunctionCatalogue functions) {
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
    String authorizerName() {
        return authorizer.getRef();
    }

    SnapStartFunction function() {
        return function;
    }
}
