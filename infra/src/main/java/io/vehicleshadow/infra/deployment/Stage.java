package io.vehicleshadow.infra.deployment;

import io.vehicleshadow.vehicle.ThingName;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One of several deployments in an account; its name is part of every physical name. The default stage, {@code main}, has
 * the plain names.
 *
 * @param name 1 to 12 lower-case letters and digits, beginning with a letter
 */
public record Stage(String name) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9]{0,11}");

    /** Source: Amazon Cognito developer guide, "Using the Amazon Cognito domain": words a prefix must not contain. */
    private static final List<String> RESERVED = List.of("aws", "amazon", "cognito");

    public static final Stage DEFAULT = new Stage("main");

    public Stage {
        if (!ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The stage must be 1 to 12 lower-case letters and digits, beginning with a" + " letter, but is '"
                            + name + "'");
        }
        for (String word : RESERVED) {
            if (name.contains(word)) {
                throw new IllegalArgumentException("The stage must not contain '" + word + "', as '" + name
                        + "' does: Cognito refuses the address of such a sign-in page");
            }
        }
    }

    public String stackName() {
        return "VehicleShadow" + suffix();
    }

    /** A physical name of this stage: {@code vehicle-shadow-live}, {@code vehicle-shadow-test-live}. */
    public String named(String what) {
        return prefix() + "-" + what;
    }

    /** A physical name where AWS allows no hyphen, as for IoT rules. */
    public String underscored(String what) {
        return named(what).replace('-', '_');
    }

    public String prefix() {
        return "vehicle-shadow" + suffix();
    }

    public ThingName firstThing() {
        return new ThingName("tcu" + suffix());
    }

    private String suffix() {
        return name.equals("main") ? "" : "-" + name;
    }
}
