package io.vehicleshadow.functions.pin;

import java.util.regex.Pattern;

/** Four to twelve digits that a person speaks to open and unlock by voice. Prints as asterisks. */
public final class Pin {
    private static final Pattern ALLOWED = Pattern.compile("[0-9]{4,12}");
    private final String digits;

    /** @throws IllegalArgumentException if it isn't four to twelve digits; the message does not repeat it */
    public Pin(String digits) {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("A PIN has 4 to 12 digits");
        }
        this.digits = digits;
    }

    /** Whether that could be a PIN. */
    public static boolean isValid(String digits) {
        return digits != null && ALLOWED.matcher(digits).matches();
    }

    char[] digits() {
        return digits.toCharArray();
    }

    @Override
    public String toString() {
        return "****";
    }
}
