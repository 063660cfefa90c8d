package io.vehicleshadow.local.home;

import java.nio.file.Path;

/**
 * The folder of the project, where the scripts are.
 *
 * @param folder absolute
 */
public record Home(Path folder) {
    /** The one that the scripts name in the system property {@code vehicle-shadow.home}; else the working folder. */
    public static Home ofThisProcess() {
        return new Home(Path.of(System.getProperty("vehicle-shadow.home", "."))
                .toAbsolutePath()
                .normalize());
    }

    /** A script of the project, such as {@code vehicle}, by the path by which a person started this program. */
    public static String script(String name) {
        return System.getProperty("vehicle-shadow.scripts", ".") + "/" + name;
    }

    /** The command line for the run of a data folder, as a person would start it; null for the project's own folder. */
    public static String vehicle(Path dataFolder) {
        return script("vehicle") + (dataFolder == null ? "" : " --data '" + dataFolder + "'");
    }

    /** The data folder that a person named, counted from where they are; {@code .local} of the project if none. */
    public Path dataFolder(Path named) {
        return named == null ? folder.resolve(".local") : named.toAbsolutePath().normalize();
    }

    /** A file of the page's module. */
    public Path page(String file) {
        return folder.resolve("virtual-vehicle").resolve(file);
    }

    /** The script that runs a vehicle's agent. */
    public Path agentScript() {
        return folder.resolve("agent/agent");
    }
}
