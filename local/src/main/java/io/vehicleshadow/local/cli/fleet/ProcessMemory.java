package io.vehicleshadow.local.cli.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of a process, as Linux tells it. */
final class ProcessMemory {
    private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");

    private ProcessMemory() {}

    /**
     * Its proportional set size in kilobytes: what it shares with n others counts as an nth. Empty where no such thing is
     * told, or the process has ended. Source: proc(5).
     */
    static OptionalLong pss(long pid) {
        try {
            Matcher line = PSS.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "smaps_rollup")));
            return line.find() ? OptionalLong.of(Long.parseLong(line.group(1))) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
