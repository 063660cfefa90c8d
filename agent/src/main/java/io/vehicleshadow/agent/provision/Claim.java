package io.vehicleshadow.agent.provision;

import io.vehicleshadow.agent.session.Credentials;
import io.vehicleshadow.vehicle.ClientIds;
import io.vehicleshadow.vehicle.ThingName;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What entitles a vehicle to an identity.
 *
 * @param certificate PEM file of the claim's certificate
 * @param key PEM file of its private key
 * @param template the provisioning template, 1 to 36 letters, digits, {@code _} or {@code -}
 */
record Claim(Path certificate, Path key, String template) {
    private static final int LONGEST_CLIENT_ID = 128;
    private static final Pattern TEMPLATE = Pattern.compile("[0-9A-Za-z_-]{1,36}");

    Claim {
        requireTemplate("--template", template);
    }

    /** @throws IllegalArgumentException if no provisioning template can have that name; says which option gave it */
    static void requireTemplate(String option, String template) {
        if (!TEMPLATE.matcher(template).matches()) {
            throw new IllegalArgumentException(
                    option + " is the name of a provisioning template, 1 to 36 letters, digits, '_' or '-',"
                            + " but this is '" + template + "'");
        }
    }

    /** The claim's policy lets it connect under client ids that begin with {@code claim-}. */
    Credentials credentials(ThingName thing) {
        String clientId = ClientIds.claim(thing.value());
        return new Credentials(clientId.substring(0, Math.min(LONGEST_CLIENT_ID, clientId.length())), certificate, key);
    }
}
