package io.vehicleshadow.infra.deployment;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.constructs.Construct;

/** A short function of Node.js whose text is in the template: for what must run beside the product, in AWS itself. */
public final class InlineFunction {
    private InlineFunction() {}

    /**
     * @param owner the class beside whose package the text lies
     * @param file its text, at most 4,096 characters (AWS::Lambda::Function, Code, ZipFile)
     */
    public static Function of(
            Construct scope,
            String description,
            Class<?> owner,
            String file,
            Duration timeout,
            DeployTimeFunction parts,
            Map<String, String> environment) {
        Function function = Function.Builder.create(scope, "Function")
                .description(description)
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline(Resource.text(owner, file)))
                .timeout(timeout)
                .environment(environment)
                .role(parts.role())
                .logGroup(parts.log())
                .build();
        Reviewed.finding(function, "AwsSolutions-L1", "The newest Node.js that the pinned CDK and every region have");
        return function;
    }
}
