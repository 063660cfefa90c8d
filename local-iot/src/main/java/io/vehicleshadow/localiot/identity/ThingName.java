package io.vehicleshadow.localiot.identity;

import java.util.regex.Pattern;

/**
 * The name of a thing to which a certificate is attached: 1 to 128 characters of {@code [a-zA-Z0-9:_-]}.
 *
 * <p>Source: AWS IoT API reference, AttachThingPrincipal.
 */
public record ThingName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9:_-]{1,128}");

    /**
     * @throws IllegalArgumentException when {@code value} isn't such a name
     */
    public ThingName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "thing name \"" + value + "\": use 1 to 128 letters, digits, ':', '_' or '-'");
        }
    }
}
