package io.vehicleshadow.local.cloud;

import io.vehicleshadow.local.gateway.LambdaFunction;
import io.vehicleshadow.localiot.authorizer.FunctionAuthorizer;
import io.vehicleshadow.localiot.broker.admit.PageAuthorizer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Asks the live-page authorizer, the very Lambda handler of the deployment, as AWS IoT asks it. What is signed with AWS
 * credentials instead of a token is the cloud's own and may do anything, as its role may on AWS: on loopback no signature is
 * checked. Browsers name the origin of their page, and a page has no such credentials.
 */
public final class TokenAuthorizer implements PageAuthorizer {
    private static final String ANYTHING = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:*","Resource":"*"}]}""";
    private static final int A_DAY = 86_400;
    private final PageAuthorizer pages;

    public TokenAuthorizer(LambdaFunction authorizer, Executor threads) {
        this.pages = new FunctionAuthorizer(authorizer::invoke, threads);
    }

    @Override
    public CompletionStage<Verdict> authorize(Request request) {
        if (request.queryString().contains("X-Amz-Signature=") && !isFromPage(request)) {
            return CompletableFuture.completedFuture(new Verdict(true, "cloud", List.of(ANYTHING), A_DAY, A_DAY));
        }
        return pages.authorize(request);
    }

    private static boolean isFromPage(Request request) {
        return request.headers().keySet().stream().anyMatch("Origin"::equalsIgnoreCase);
    }
}
