package io.vehicleshadow.infra.functions;

import io.vehicleshadow.infra.deployment.Deployment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegrationProps;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The HTTP API: each route of the OpenAPI document behind the sign-in, answered by the function of its group. It sends no
 * CORS header: the page reaches it under its own origin, and no other site may.
 */
public final class CommandApi extends Construct {
    /** The stage's name is the path under which the page's origin offers the API. */
    public static final String PATH = "api";

    private static final String ACCESS_LOG = "{\"requestId\":\"$context.requestId\",\"time\":\"$context.requestTime\","
            + "\"route\":\"$context.routeKey\",\"status\":\"$context.status\",\"error\":\"$context.error.message\","
            + "\"authorizer\":\"$context.authorizer.error\",\"person\":\"$context.authorizer.claims.sub\","
            + "\"milliseconds\":\"$context.responseLatency\"}";

    /** Under this name API Gateway adds nothing to the account's log policy, whose size is limited. */
    private static final String VENDED_LOGS = "/aws/vendedlogs/";

    private final HttpApi api;
    private final Map<String, SnapStartFunction> functions = new LinkedHashMap<>();

    public CommandApi(Construct scope, String id, Deployment deployment) {
        super(scope, id);
        api = HttpApi.Builder.create(this, "Http")
                .apiName(deployment.stage().prefix())
                .createDefaultStage(false)
                .build();
        LogGroup accessLog = LogGroup.Builder.create(this, "AccessLog")
                .logGroupName(VENDED_LOGS + deployment.stage().named("api"))
                .retention(deployment.production().logs())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        HttpStage stage = HttpStage.Builder.create(this, "Stage")
                .httpApi(api)
                .stageName(PATH)
                .autoDeploy(true)
                .throttle(ThrottleSettings.builder()
                        .rateLimit(deployment.production().requestsPerSecond())
                        .burstLimit(2 * deployment.production().requestsPerSecond())
                        .build())
                .build();
        ((CfnStage) stage.getNode().getDefaultChild())
                .setAccessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                        .destinationArn(accessLog.getLogGroupArn())
                        .format(ACCESS_LOG)
                        .build());
    }

    /** Opens every route to whoever has a token for one of these clients. */
    public void open(List<ApiRoute> routes, FunctionCatalogue catalogue, String issuer, List<String> clients) {
        HttpJwtAuthorizer signedIn = HttpJwtAuthorizer.Builder.create("SignedIn", issuer)
                .jwtAudience(clients)
                .build();
        Map<String, HttpLambdaIntegration> integrations = new LinkedHashMap<>();
        for (ApiRoute route : routes) {
            String group = answering(route.group());
            integrations.computeIfAbsent(group, function -> integration(function, catalogue));
            api.addRoutes(AddRoutesOptions.builder()
                    .path(route.path())
                    .methods(List.of(HttpMethod.valueOf(route.method())))
                    .integration(integrations.get(group))
                    .authorizer(signedIn)
                    .build());
        }
    }

    /** The function that shows vehicles answers for the signal catalogue too. */
    private static String answering(String group) {
        return group.equals("signals") ? "vehicles" : group;
    }

    private HttpLambdaIntegration integration(String group, FunctionCatalogue catalogue) {
        SnapStartFunction function = catalogue.http(this, group);
        functions.put(group, function);
        return new HttpLambdaIntegration(
                group,
                function.alias(),
                HttpLambdaIntegrationProps.builder()
                        .scopePermissionToRoute(false)
                        .build());
    }

    /** The host that CloudFront forwards to. */
    public String host() {
        return api.getApiId() + ".execute-api." + Aws.REGION + ".amazonaws.com";
    }

    public HttpApi api() {
        return api;
    }

    public Map<String, SnapStartFunction> functions() {
        return functions;
    }
}
