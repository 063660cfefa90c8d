package io.vehicleshadow.localiot.identity;

import java.util.regex.Pattern;

/**
 * The name of a certificate, which is also the name of its files: 1 to 128 letters, digits, {@code .}, {@code _},
 * {@code -} or {@code :}, beginning with a letter or digit.
 */
public record CertificateName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._:-]{0,127}");
    private static final String AUTHORITY = "ca";

    /**
     * @throws IllegalArgumentException when {@code value} isn't such a name, or is {@code ca}, the authority's own
     */
    public CertificateName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("certificate name \"" + value
                    + "\": use 1 to 128 letters, digits, '.', '_', '-' or ':', beginning with a letter or digit");
        }
        if (value.equalsIgnoreCase(AUTHORITY)) {
            throw new IllegalArgumentException("certificate name \"" + value + "\": belongs to the authority itself");
        }
    }
}
