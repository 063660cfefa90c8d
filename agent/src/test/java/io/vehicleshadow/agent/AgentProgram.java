package io.vehicleshadow.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The agent as a device starts it, for tests that run after it was packaged: its launcher, with its archive of classes. */
public final class AgentProgram {
    private AgentProgram() {}

    /** The words of a start, with those options. */
    public static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of("agent").toAbsolutePath().toString());
        command.addAll(options);
        return command;
    }
}
