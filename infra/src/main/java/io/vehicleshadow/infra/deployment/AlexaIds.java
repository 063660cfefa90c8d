package io.vehicleshadow.infra.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The voice skill at Amazon.
 *
 * @param vendorId the developer account's vendor id; account linking returns to addresses that hold it
 * @param skillId the skill that may call the function; absent before the first deployment has made the skill
 * @param credentials the name of the Secrets Manager secret with clientId, clientSecret and refreshToken of the
 *     developer account, if CloudFormation is to make the skill
 * @param smartHome what it needs besides, if it is a smart-home skill too
 * @param voiceKey the name of the secret that is a key as {@code vehicle key make} writes it, which signs what people say
 * @param addresses addresses for the skill's manifest, by their name in the skill package
 */
public record AlexaIds(
        String vendorId,
        Optional<String> skillId,
        Optional<String> credentials,
        Optional<SmartHome> smartHome,
        Optional<String> voiceKey,
        Map<String, String> addresses) {
    private static final Pattern SKILL = Pattern.compile("amzn1\\.ask\\.skill\\.[0-9a-f-]{36}");
    private static final Pattern VENDOR = Pattern.compile("[A-Z0-9]{10,20}");
    private static final Pattern SECRET = Pattern.compile("[a-zA-Z0-9/_+=.@-]{1,512}");

    private static final Pattern ADDRESS = Pattern.compile("https://[^\\s/$]+\\.[^\\s$]+");
    private static final Map<String, String> ADDRESSES =
            Map.of("alexaPrivacyPolicyUrl", "PRIVACY_POLICY_URL", "alexaTermsOfUseUrl", "TERMS_OF_USE_URL");

    /** Source: Alexa Skills Kit, "Host a custom skill as an AWS Lambda function", regions of the endpoint. */
    private static final List<String> REGIONS = List.of("us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1");

    /** Source: Alexa Smart Home, "Send events to the Alexa event gateway", and the regions of a smart-home function. */
    private static final Map<String, String> GATEWAYS = Map.of(
            "us-east-1", "https://api.amazonalexa.com/v3/events",
            "eu-west-1", "https://api.eu.amazonalexa.com/v3/events",
            "us-west-2", "https://api.fe.amazonalexa.com/v3/events");

    /**
     * A smart-home skill.
     *
     * @param secret the name of the secret with clientId and clientSecret of the skill's messaging and grantKey, 32 random
     *     bytes as base64
     * @param gateway where Alexa takes events of this region
     */
    public record SmartHome(String secret, String gateway) {
        static Optional<SmartHome> of(ContextValues values, String region) {
            return values.matching("alexaSmartHomeSecret", SECRET, "vehicle-shadow/alexa-home")
                    .map(secret -> {
                        values.companion("alexaSmartHomeSecret", "alexaSkillId");
                        if (!GATEWAYS.containsKey(region)) {
                            throw new IllegalArgumentException("Alexa calls smart-home functions in "
                                    + String.join(", ", new TreeSet<>(GATEWAYS.keySet())) + ", but the region is '"
                                    + region + "'; give another region or no alexaSmartHomeSecret");
                        }
                        return new SmartHome(secret, GATEWAYS.get(region));
                    });
        }
    }

    static Optional<AlexaIds> of(ContextValues values, String region) {
        Optional<String> skill =
                values.matching("alexaSkillId", SKILL, "amzn1.ask.skill.12345678-1234-1234-1234-123456789012");
        Optional<String> secret = values.matching("alexaCredentials", SECRET, "vehicle-shadow/alexa");
        Optional<String> vendor = values.matching("alexaVendorId", VENDOR, "M1ABCDEFGHIJKL");
        Optional<SmartHome> smartHome = SmartHome.of(values, region);
        Optional<String> voiceKey = values.matching("voiceKey", SECRET, "vehicle-shadow/voice-key");
        voiceKey.ifPresent(key -> values.companion("voiceKey", "alexaSkillId"));
        Map<String, String> addresses = addresses(values);
        if (skill.isEmpty() && secret.isEmpty() && vendor.isEmpty()) {
            return Optional.empty();
        }
        String given = skill.isPresent() ? "alexaSkillId" : "alexaCredentials";
        if (skill.isEmpty() && secret.isEmpty()) {
            values.companion("alexaVendorId", "alexaSkillId");
        }
        values.companion(given, "alexaVendorId");
        if (!REGIONS.contains(region)) {
            throw new IllegalArgumentException("Alexa calls Lambda functions in " + String.join(", ", REGIONS)
                    + ", but the region is '" + region + "'; give another region or no Alexa values");
        }
        return Optional.of(new AlexaIds(vendor.orElseThrow(), skill, secret, smartHome, voiceKey, addresses));
    }

    private static Map<String, String> addresses(ContextValues values) {
        Map<String, String> addresses = new TreeMap<>();
        ADDRESSES.forEach((key, name) -> values.matching(key, ADDRESS, "https://example.com/cars")
                .ifPresent(address -> {
                    values.companion(key, "alexaCredentials");
                    addresses.put(name, address);
                }));
        return addresses;
    }
}
