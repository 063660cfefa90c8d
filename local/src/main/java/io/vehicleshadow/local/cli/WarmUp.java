package io.vehicleshadow.local.cli;

/** Has a vehicle of a local run do something, by the commands that people use most: the JVM then archives the classes. */
final class WarmUp {
    private WarmUp() {}

    /** @param args the data folder of the run */
    public static void main(String[] args) {
        run("login", "--as", "demo", "--data", args[0]);
        run("send", "headlight=on", "--wait", "--data", args[0]);
        run("status", "--data", args[0]);
        run("history", "--data", args[0]);
        run("car", "--data", args[0]);
    }

    private static void run(String... command) {
        VehicleCli.commandLine().execute(command);
    }
}
