package io.vehicleshadow.infra;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.infra.deployment.BuildOutputs;
import io.vehicleshadow.infra.deployment.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/**
 * One synthesis for all tests: the default deployment, one with every option, the first one with a voice, and the stack
 * of a large fleet. What the context chose is in {@link #OPTIONS}.
 */
final class Synthesis {
    static final Map<String, String> OPTIONS = Map.ofEntries(
            entry("stage", "full"),
            entry("data", "keep"),
            entry("mfa", "optional"),
            entry("domainName", "car.example.com"),
            entry(
                    "certificateArn",
                    "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"),
            entry("hostedZoneId", "Z0123456789ABCDEFGHIJ"),
            entry("alexaSkillId", "amzn1.ask.skill.12345678-1234-1234-1234-123456789012"),
            entry("alexaVendorId", "M1ABCDEFGHIJKL"),
            entry("alexaCredentials", "vehicle-shadow/alexa"),
            entry("alexaSmartHomeSecret", "vehicle-shadow/alexa-home"),
            entry("apps", "Fleet desk=https://desk.example.com/back, Dealer=com.example.dealer:/back"),
            entry("voiceKey", "vehicle-shadow/voice-key"),
            entry("alexaPrivacyPolicyUrl", "https://example.com/privacy"),
            entry("alexaTermsOfUseUrl", "https://example.com/terms"),
            entry("alarmEmail", "cars@example.com"),
            entry("owner", "fleet-team@example.com"),
            entry("webAclArn", "arn:aws:wafv2:us-east-1:123456789012:global/webacl/cars/12345678"),
            entry("webAcl", "own"),
            entry("commandsPerVehicle", "30"),
            entry("tableKey", "own"),
            entry("backup", "daily"),
            entry("monthlyBudget", "100"),
            entry("logDays", "90"),
            entry("requestsPerSecond", "200"),
            entry("provisioning", "factory-list"),
            entry("rollout", "linear"));
    /** The deployment that makes the skill, whose id nobody knows yet. */
    private static final Map<String, String> FIRST_WITH_VOICE =
            Map.of("stage", "voice", "alexaVendorId", "M1ABCDEFGHIJKL", "alexaCredentials", "vehicle-shadow/alexa");

    static final List<String> STACKS = List.of("VehicleShadow", "VehicleShadow-full", "FleetAtScale", "WebAcl-full");
    private final Path folder = Path.of("target", "synthesis");
    private final JsonNode manifest;

    /** Made when the first test asks. */
    private static final class Once {
        static final Synthesis SYNTHESIS = new Synthesis();
    }

    private Synthesis() {
        synthesize(folder);
        manifest = read(folder.resolve("manifest.json"));
    }

    private static void synthesize(Path folder) {
        App app = app(folder);
        BuildOutputs outputs = StandIns.in(Path.of("target", "stand-ins"));
        VehicleShadowApp.build(app, Deployment.of(Map.of("scale", "fleet")), outputs);
        Deployment full = Deployment.of(OPTIONS);
        new VehicleShadowStack(app, full, outputs);
        new WebAclStack(app, full, full.production().edgeLimits().orElseThrow());
        new VehicleShadowStack(app, Deployment.of(FIRST_WITH_VOICE), outputs);
        app.synth();
    }

    /** Synthesizes the same again, as a program of its own. */
    public static void main(String[] args) {
        synthesize(Path.of(args[0]));
        System.exit(0);
    }

    /** An app as the command line would start it: with the context of cdk.json. */
    static App app(Path folder) {
        Map<String, Object> context = new ObjectMapper()
                .convertValue(read(Path.of("..", "cdk.json")).path("context"), new TypeReference<>() {});
        return new App(
                AppProps.builder().outdir(folder.toString()).context(context).build());
    }

    /** Where all that was synthesized lies. */
    static Path folder() {
        return Once.SYNTHESIS.folder;
    }

    /** A stack's template by the stack's name. */
    static Template template(String stack) {
        return new Template(read(file(stack)));
    }

    static Path file(String stack) {
        return folder().resolve(stack + ".template.json");
    }

    /** What the CDK and cdk-nag had to say about a stack: {@code error} or {@code warning}. */
    static List<String> annotations(String stack, String level) {
        JsonNode artifact = Once.SYNTHESIS.manifest.path("artifacts").path(stack);
        JsonNode metadata = artifact.has("additionalMetadataFile")
                ? read(folder().resolve(artifact.path("additionalMetadataFile").asText()))
                : artifact.path("metadata");
        List<String> found = new ArrayList<>();
        metadata.properties()
                .forEach(construct -> construct.getValue().forEach(entry -> {
                    if (entry.path("type").asText().equals("aws:cdk:" + level)) {
                        found.add(construct.getKey() + ": " + entry.path("data").asText());
                    }
                }));
        return found;
    }

    /** The region that a stack is deployed to. */
    static String region(String stack) {
        String environment = Once.SYNTHESIS
                .manifest
                .at("/artifacts/" + stack + "/environment")
                .asText();
        return environment.substring(environment.lastIndexOf('/') + 1);
    }

    /** The tags of a stack, which CloudFormation puts on everything in it. */
    static Map<String, String> tags(String stack) {
        Map<String, String> tags = new TreeMap<>();
        Once.SYNTHESIS
                .manifest
                .at("/artifacts/" + stack + "/properties/tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return tags;
    }

    static int metadataOf(String stack) {
        JsonNode artifact = Once.SYNTHESIS.manifest.path("artifacts").path(stack);
        return artifact.has("additionalMetadataFile")
                ? read(folder().resolve(artifact.path("additionalMetadataFile").asText()))
                        .size()
                : artifact.path("metadata").size();
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
