package io.vehicleshadow.local.cli;

import java.io.PrintWriter;
import java.io.Writer;

/** What {@code ./vehicle} does, without a process of its own. */
public final class VehicleHere {
    private VehicleHere() {}

    /** Runs a command to its end; returns its exit code. */
    public static int run(Writer output, Writer errors, String... command) {
        return VehicleCli.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .execute(command);
    }
}
