package io.vehicleshadow.agent.provision;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What lets a vehicle ask for an identity.
 *
 * @param certificate PEM file of the claim's certificate
 * @param key PEM file of its private key
 * @param template the provisioning template, 1 to 36 letters, digits, {@code _} or {@code -}
 */
record Claim(Path certificate, Path key, String template) {
    private static final Pattern TEMPLATE = Pattern.compile("[0-9A-Za-z_-]{1,36}");

    Claim {
        if (!TEMPLATE.matcher(template).matches()) {
            throw new IllegalArgumentException(
                    "--template is the name of a provisioning template, 1 to 36 letters, digits, '_' or '-',"
                            + " but this is '" + template + "'");
        }
    }
}
