package io.vehicleshadow.functions.logging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** All loggers, and from which level on they say something. Thread-safe. */
final class JsonLoggers implements ILoggerFactory {
    private static final String SDK = "software.amazon.awssdk";
    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final LogLine line;
    private final Consumer<String> out;
    private volatile Level least = Level.INFO;

    JsonLoggers(LogLine line, Consumer<String> out) {
        this.line = line;
        this.out = out;
    }

    @Override
    public Logger getLogger(String name) {
        return loggers.computeIfAbsent(name, each -> new JsonLogger(each, this));
    }

    void setLeast(Level level) {
        least = level;
    }

    Level least() {
        return least;
    }

    /** The SDK says something from warnings on only: it would log requests, which hold people's names. */
    boolean says(String logger, Level level) {
        Level from = logger.startsWith(SDK) && least.toInt() < Level.WARN.toInt() ? Level.WARN : least;
        return level.toInt() >= from.toInt();
    }

    void say(Level level, String message, Throwable thrown) {
        out.accept(line.of(level, message, thrown));
    }
}
