package io.vehicleshadow.functions.logging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.internal.LoggingManager;

/** How Powertools sets the level that POWERTOOLS_LOG_LEVEL or Lambda's logging controls ask for. */
public final class LogLevels implements LoggingManager {
    @Override
    public void setLogLevel(Level level) {
        if (LoggerFactory.getILoggerFactory() instanceof JsonLoggers loggers) {
            loggers.setLeast(level);
        }
    }

    @Override
    public Level getLogLevel(Logger logger) {
        return LoggerFactory.getILoggerFactory() instanceof JsonLoggers loggers ? loggers.least() : Level.INFO;
    }
}
