package io.vehicleshadow.local.home;

import java.util.Optional;

/** What went wrong, for a person at a command line. */
public final class OneLine {
    private OneLine() {}

    /** The first line of its message; the name of its class if it has none. */
    public static String of(Throwable problem) {
        return Optional.ofNullable(problem.getMessage())
                .flatMap(message ->
                        message.lines().filter(line -> !line.isBlank()).findFirst())
                .orElseGet(() -> problem.getClass().getSimpleName());
    }
}
