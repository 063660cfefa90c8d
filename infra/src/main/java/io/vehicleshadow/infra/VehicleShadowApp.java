package io.vehicleshadow.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/** What {@code npx cdk} runs: reads the context, makes the stacks, checks them against cdk-nag's AWS Solutions rules. */
public final class VehicleShadowApp {
    private VehicleShadowApp() {}

    /** @param args the repository's folder */
    public static void main(String[] args) {
        App app = new App();
        try {
            build(app, BuildOutputs.in(Path.of(args.length > 0 ? args[0] : ".")).complete());
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        app.synth();
    }

    /** @throws IllegalArgumentException if a context value is senseless */
    static VehicleShadowStack build(App app, BuildOutputs outputs) {
        Deployment deployment = Deployment.of(context(app));
        VehicleShadowStack stack = new VehicleShadowStack(app, deployment, outputs);
        new FleetAtScaleStack(app, deployment);
        Aspects.of(app).add(new AwsSolutionsChecks());
        return stack;
    }

    private static Map<String, Object> context(App app) {
        Map<String, Object> values = new HashMap<>();
        for (String key : Deployment.KEYS) {
            Object value = app.getNode().tryGetContext(key);
            if (value != null) {
                values.put(key, value);
            }
        }
        return values;
    }
}
