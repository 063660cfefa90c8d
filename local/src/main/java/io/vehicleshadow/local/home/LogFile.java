package io.vehicleshadow.local.home;

import java.nio.file.Path;

/** The file that gets what libraries and functions log, which is not for the person at the terminal. */
public final class LogFile {
    private LogFile() {}

    /** Has to be called before the first logger is made. */
    public static void use(Path file) {
        System.setProperty("vehicle-shadow.log", file.toString());
        System.setProperty("log4j2.configurationFile", "log4j2-local.xml");
        // The agent's jar names a logging of its own in its manifest.
        System.setProperty("slf4j.provider", "org.apache.logging.slf4j.SLF4JServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN");
    }
}
