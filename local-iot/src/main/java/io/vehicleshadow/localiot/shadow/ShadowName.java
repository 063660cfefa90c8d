package io.vehicleshadow.localiot.shadow;

import java.util.Objects;

/**
 * Which shadow of which thing. Source: AWS IoT API reference, data plane.
 *
 * @param thing 1 to 128 of {@code a-z A-Z 0-9 : _ -}
 * @param shadow empty for the classic shadow, else 1 to 64 of {@code $ a-z A-Z 0-9 : _ -}
 */
public record ShadowName(String thing, String shadow) {
    private static final int MOST_OF_THING = 128;
    private static final int MOST_OF_SHADOW = 64;

    /** @throws IllegalArgumentException when a name is too long or has another character */
    public ShadowName {
        requireThingName(thing);
        Objects.requireNonNull(shadow, "shadow");
        if (!shadow.isEmpty()) {
            require(shadow, "shadow", MOST_OF_SHADOW, true);
        }
    }

    /** The one unnamed shadow of a thing. */
    public static ShadowName classic(String thing) {
        return new ShadowName(thing, "");
    }

    /** @throws IllegalArgumentException also when the shadow's name is empty */
    public static ShadowName named(String thing, String shadow) {
        require(shadow, "shadow", MOST_OF_SHADOW, true);
        return new ShadowName(thing, shadow);
    }

    public boolean isClassic() {
        return shadow.isEmpty();
    }

    static void requireThingName(String thing) {
        require(thing, "thing", MOST_OF_THING, false);
    }

    private static void require(String name, String what, int most, boolean dollar) {
        if (name.isEmpty() || name.length() > most) {
            throw new IllegalArgumentException(
                    "Invalid " + what + " name: it has 1 to " + most + " characters, not " + name.length());
        }
        for (int i = 0; i < name.length(); i++) {
            if (!allowed(name.charAt(i), dollar)) {
                throw new IllegalArgumentException("Invalid " + what + " name: only a-z, A-Z, 0-9, ':', '_'"
                        + (dollar ? ", '-' and '$'" : " and '-'") + " are allowed");
            }
        }
    }

    private static boolean allowed(char c, boolean dollar) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == ':'
                || c == '_'
                || c == '-'
                || (dollar && c == '$');
    }
}
