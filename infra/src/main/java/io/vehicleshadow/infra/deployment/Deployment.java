package io.vehicleshadow.infra.deployment;

import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.app.OtherApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awscdk.RemovalPolicy;

/**
 * The choices of a deployment; everything else is the same in every deployment.
 *
 * @param keepsData whether table and people outlive the stack, as in production
 * @param requiresMfa whether people must have a second factor; otherwise they can
 * @param firstThing the first vehicle's thing name
 * @param alarmEmail the address that gets the alarms
 * @param iotLogLevel what AWS IoT logs; the setting is the account's in a region, so by default one stage makes it
 * @param catalogue the file of the vehicles' signals, from the repository's folder on; empty for the standard one
 * @param apps programs of others that people sign in to
 * @param fleetAtScale whether the stack for large fleets is deployed too
 */
public record Deployment(
        Stage stage,
        String region,
        boolean keepsData,
        boolean requiresMfa,
        ThingName firstThing,
        Optional<SiteDomain> domain,
        Optional<AlexaIds> alexa,
        Optional<String> alarmEmail,
        Optional<String> iotLogLevel,
        Optional<Path> catalogue,
        List<OtherApp> apps,
        boolean fleetAtScale,
        Production production) {

    public static final String DEFAULT_REGION = "eu-west-1";
    private static final List<String> KEYS = Stream.concat(
                    Stream.of(
                            "stage",
                            "region",
                            "data",
                            "mfa",
                            "thing",
                            "domainName",
                            "certificateArn",
                            "hostedZoneId",
                            "alexaSkillId",
                            "alexaVendorId",
                            "alexaCredentials",
                            "alexaSmartHomeSecret",
                            "alexaPrivacyPolicyUrl",
                            "alexaTermsOfUseUrl",
                            "voiceKey",
                            "alarmEmail",
                            "iotLogs",
                            "catalogue",
                            "apps",
                            "scale"),
                    Production.KEYS.stream())
            .toList();
    private static final Pattern REGION =
            Pattern.compile("(af|ap|ca|eu|il|me|mx|sa|us)-(north|south|central)?(east|west)?-[1-9]");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /**
     * The deployment of the stage that {@code -c stage=} names, by its file in the repository.
     *
     * @throws IllegalArgumentException as {@link #of}, and if the file is missing or a loss isn't said twice
     */
    public static Deployment in(Path repository, Map<String, ?> context) {
        ContextValues given = new ContextValues(context, KEYS);
        Stage stage = given.text("stage").map(Stage::new).orElse(Stage.DEFAULT);
        return of(StageFile.read(repository, stage).with(given, KEYS));
    }

    /**
     * Reads the context values described in docs/deploying.md.
     *
     * @throws IllegalArgumentException if one is unknown, wrong, or lacks its companion; says what would be right
     */
    public static Deployment of(Map<String, ?> context) {
        ContextValues values = new ContextValues(context, KEYS);
        Stage stage = values.text("stage").map(Stage::new).orElse(Stage.DEFAULT);
        String region = values.matching("region", REGION, "eu-west-1").orElse(DEFAULT_REGION);
        RegionTable.check(region);
        return new Deployment(
                stage,
                region,
                values.oneOf("data", List.of("destroy", "keep")).equals("keep"),
                values.oneOf("mfa", List.of("required", "optional")).equals("required"),
                values.text("thing").map(ThingName::new).orElseGet(stage::firstThing),
                SiteDomain.of(values),
                AlexaIds.of(values, region),
                values.matching("alarmEmail", EMAIL, "cars@example.com"),
                iotLogLevel(values, stage),
                values.text("catalogue").map(Path::of),
                values.text("apps").map(OtherApp::readAll).orElse(List.of()),
                values.oneOf("scale", List.of("demo", "fleet")).equals("fleet"),
                Production.of(values));
    }

    private static Optional<String> iotLogLevel(ContextValues values, Stage stage) {
        String fallback = stage.equals(Stage.DEFAULT) ? "error" : "off";
        String level = values.text("iotLogs").isPresent()
                ? values.oneOf("iotLogs", List.of("error", "warn", "info", "debug", "off"))
                : fallback;
        return level.equals("off") ? Optional.empty() : Optional.of(level.toUpperCase(Locale.ROOT));
    }

    /** The names of all choices. */
    public static List<String> choices() {
        return KEYS;
    }

    /** On everything that a stack of this deployment makes, so that costs and owners can be found. */
    public Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>(Map.of(
                "application",
                "vehicle-shadow",
                "stage",
                stage.name(),
                "version",
                Resource.text(Deployment.class, "version.txt").strip()));
        production.owner().ifPresent(owner -> tags.put("owner", owner));
        return tags;
    }

    /** What happens to table and people when the stack is deleted. */
    public RemovalPolicy dataRemoval() {
        return keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }
}
