package io.vehicleshadow.functions.logging;

import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** One logger by its name. Thread-safe. */
final class JsonLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1;
    private final transient JsonLoggers loggers;

    JsonLogger(String name, JsonLoggers loggers) {
        this.name = name;
        this.loggers = loggers;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable thrown) {
        loggers.say(level, MessageFormatter.basicArrayFormat(pattern, arguments), thrown);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return loggers.says(name, Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return loggers.says(name, Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return loggers.says(name, Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return loggers.says(name, Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return loggers.says(name, Level.ERROR);
    }
}
