package io.vehicleshadow.infra.deployment;

import io.vehicleshadow.vehicle.ThingName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awscdk.RemovalPolicy;

/**
 * The choices of a deployment; everything else is the same in every deployment.
 *
 * @param keepsData whether table and people outlive the stack, as in production
 * @param requiresMfa whether people must have a second factor; otherwise they can
 * @param firstThing the first vehicle's thing name
 * @param alarmEmail the address that gets the alarms
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
        boolean fleetAtScale) {

    public static final String DEFAULT_REGION = "eu-west-1";
    private static final Set<String> KEYS = Set.of(
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
            "alexaPrivacyPolicyUrl",
            "alexaTermsOfUseUrl",
            "alarmEmail",
            "scale");
    private static final Pattern REGION =
            Pattern.compile("(af|ap|ca|eu|il|me|mx|sa|us)-(north|south|central)?(east|west)?-[1-9]");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /**
     * Reads the context values described in docs/deploying.md.
     *
     * @throws IllegalArgumentException if one is unknown, wrong, or lacks its companion; says what would be right
     */
    public static Deployment of(Map<String, ?> context) {
        ContextValues values = new ContextValues(context, KEYS);
        Stage stage = values.text("stage").map(Stage::new).orElse(Stage.DEFAULT);
        String region = values.matching("region", REGION, "eu-west-1").orElse(DEFAULT_REGION);
        return new Deployment(
                stage,
                region,
                values.oneOf("data", List.of("destroy", "keep")).equals("keep"),
                values.oneOf("mfa", List.of("required", "optional")).equals("required"),
                values.text("thing").map(ThingName::new).orElseGet(stage::firstThing),
                SiteDomain.of(values),
                AlexaIds.of(values, region),
                values.matching("alarmEmail", EMAIL, "cars@example.com"),
                values.oneOf("scale", List.of("demo", "fleet")).equals("fleet"));
    }

    /** What happens to table and people when the stack is deleted. */
    public RemovalPolicy dataRemoval() {
        return keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }
}
