package io.vehicleshadow.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.vehicleshadow.infra.deployment.BuildOutputs;
import io.vehicleshadow.infra.deployment.Deployment;
import io.vehicleshadow.infra.deployment.OwnCatalogues;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/** What {@code npx cdk} runs: reads the context, makes the stacks, checks them with cdk-nag's AWS Solutions rules. */
public final class VehicleShadowApp {
    private VehicleShadowApp() {}

    /** @param args the repository's folder */
    public static void main(String[] args) {
        App app = new App();
        try {
            Path repository = Path.of(args.length > 0 ? args[0] : ".").normalize();
            Deployment deployment = Deployment.in(repository, context(app));
            build(app, deployment, outputs(repository, deployment));
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        app.synth();
    }

    private static BuildOutputs outputs(Path repository, Deployment deployment) {
        boolean voice = deployment.alexa().isPresent();
        Optional<OwnCatalogues> catalogues = Optional.of(deployment.catalogues())
                .filter(files -> !files.isEmpty())
                .map(files -> new OwnCatalogues(repository, files));
        BuildOutputs built = BuildOutputs.in(repository).complete(voice);
        Optional<String> skill = Optional.of(built.skill())
                .filter(zip -> voice && catalogues.isPresent())
                .map(zip -> OwnCatalogues.classPath(repository.resolve("alexa-skill/target/classes"), zip));
        return catalogues.map(own -> built.with(own, skill)).orElse(built);
    }

    static void build(App app, Deployment deployment, BuildOutputs outputs) {
        new VehicleShadowStack(app, deployment, outputs);
        deployment.production().edgeLimits().ifPresent(limits -> new WebAclStack(app, deployment, limits));
        if (deployment.fleetAtScale()) {
            new FleetAtScaleStack(app, deployment);
        }
        Aspects.of(app).add(new AwsSolutionsChecks());
    }

    private static Map<String, Object> context(App app) {
        Map<String, Object> values = new HashMap<>();
        if (app.getNode().getAllContext() instanceof Map<?, ?> all) {
            all.forEach((key, value) -> values.put(String.valueOf(key), value));
        }
        return values;
    }
}
