package io.vehicleshadow.functions.label;

import io.vehicleshadow.vehicle.ThingName;
import java.util.regex.Pattern;

/**
 * What the owner calls a vehicle, and its plate; each is empty where the owner has given none.
 *
 * @param name at most 40 characters
 * @param plate at most 16 characters
 */
public record VehicleLabel(String name, String plate) {
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_PLATE = 16;
    /** Control and format characters, which would hide or turn what is shown beside them. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    public static final VehicleLabel NONE = new VehicleLabel("", "");

    /** @throws IllegalArgumentException if one is too long or holds a character that can't be seen */
    public VehicleLabel {
        name = checked("name", name, LONGEST_NAME);
        plate = checked("plate", plate, LONGEST_PLATE);
    }

    /** The name, or the thing's where the owner has given none. */
    public String nameOr(ThingName thing) {
        return name.isEmpty() ? thing.value() : name;
    }

    private static String checked(String what, String text, int longest) {
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > longest) {
            throw new IllegalArgumentException("A " + what + " has at most " + longest + " characters");
        }
        if (UNPRINTABLE.matcher(stripped).find()) {
            throw new IllegalArgumentException("A " + what + " has no control or invisible characters");
        }
        return stripped;
    }
}
