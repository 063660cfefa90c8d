package io.vehicleshadow.infra;

import io.vehicleshadow.vehicle.ThingName;
import java.util.regex.Pattern;

/**
 * Which of several deployments in one account this is; every physical name begins with it. The default stage,
 * {@code main}, has the plain names.
 *
 * @param name 1 to 12 lower-case letters and digits, beginning with a letter
 */
record Stage(String name) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9]{0,11}");

    static final Stage DEFAULT = new Stage("main");

    Stage {
        if (!ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException("The stage is 1 to 12 lower-case letters and digits, beginning with a"
                    + " letter, but this is '" + name + "'");
        }
    }

    String stackName() {
        return "VehicleShadow" + suffix();
    }

    /** A physical name of this stage: {@code vehicle-shadow-live}, {@code vehicle-shadow-test-live}. */
    String named(String what) {
        return prefix() + "-" + what;
    }

    /** A physical name where AWS allows no hyphen, as for IoT rules. */
    String underscored(String what) {
        return named(what).replace('-', '_');
    }

    String prefix() {
        return "vehicle-shadow" + suffix();
    }

    ThingName firstThing() {
        return new ThingName("tcu" + suffix());
    }

    private String suffix() {
        return name.equals("main") ? "" : "-" + name;
    }
}
