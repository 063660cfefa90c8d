package io.vehicleshadow.vehicle.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program of others that people use the API with: the history names it.
 *
 * @param name 1 to 40 letters and digits, spaces, dots, hyphens and underscores, beginning with a Latin letter or
 *     digit without accent
 * @param redirect where the sign-in sends people back to
 */
public record OtherApp(String name, String redirect) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][\\p{L}\\p{Nd} ._-]{0,39}");
    private static final String REST = "([/?][^#\\s\"<>\\\\]*)?";
    private static final Pattern ON_THE_WEB =
            Pattern.compile("(https://[A-Za-z0-9.-]+|http://localhost)(:\\d{1,5})?" + REST);
    private static final Pattern OF_AN_APP = Pattern.compile("([a-z][a-z0-9.+-]*):" + REST);
    private static final Set<String> NO_SCHEME_OF_AN_APP = Set.of("http", "https", "file", "about", "ws", "wss");
    private static final String EXAMPLE = "such as \"Fleet desk=https://desk.example.com/callback\"";

    /**
     * Refuses a name that could not be told, and an address to which a code of somebody's sign-in must not go. Source:
     * Amazon Cognito developer guide, "Application-specific settings with app clients": HTTPS, or HTTP to localhost, or a
     * scheme of an app's own; no fragment.
     */
    public OtherApp {
        if (!NAME.matcher(name).matches() || name.endsWith(" ")) {
            throw new IllegalArgumentException(
                    "an app's name has 1 to 40 letters, digits, spaces, dots, hyphens and underscores, beginning with"
                            + " a to z or a digit, but this is '" + name + "'");
        }
        if (!isAllowed(redirect)) {
            throw new IllegalArgumentException("people can be sent back to an address with https, to one with"
                    + " http://localhost, or to one with an app's own scheme, each without '#', but not to '" + redirect
                    + "'");
        }
    }

    /**
     * Reads apps, each as {@code NAME=REDIRECT}, separated by commas.
     *
     * @throws IllegalArgumentException if one is none, or two could be taken for each other; says which and what is right
     */
    public static List<OtherApp> readAll(String text) {
        List<OtherApp> apps = new ArrayList<>();
        for (String one : text.split(",")) {
            OtherApp app = read(one.strip());
            apps.stream().filter(app::looksLike).findFirst().ifPresent(first -> {
                throw new IllegalArgumentException("two apps can't be called '" + first.name() + "' and '" + app.name()
                        + "': nobody could tell them apart");
            });
            apps.add(app);
        }
        return List.copyOf(apps);
    }

    private static OtherApp read(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("an app is NAME=REDIRECT, " + EXAMPLE + ", not '" + text + "'");
        }
        try {
            return new OtherApp(text.substring(0, equals), text.substring(equals + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + "; write an app as NAME=REDIRECT, " + EXAMPLE, e);
        }
    }

    /** The name in {@code a} to {@code z} and digits alone: what a machine calls it. */
    public String key() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private boolean looksLike(OtherApp other) {
        return key().equals(other.key());
    }

    private static boolean isAllowed(String address) {
        Matcher own = OF_AN_APP.matcher(address);
        return ON_THE_WEB.matcher(address).matches()
                || own.matches() && own.group(2) != null && !NO_SCHEME_OF_AN_APP.contains(own.group(1));
    }
}
