package io.vehicleshadow.functions.logging;

import java.time.Clock;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * What slf4j logs with in Lambda. A logging framework that is configured by a file takes half a second of a cold start;
 * this takes some milliseconds. Only the functions' zips name it as a service.
 */
public final class JsonLogging implements SLF4JServiceProvider {
    private final MDCAdapter context = new BasicMDCAdapter();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private ILoggerFactory loggers;

    @Override
    public void initialize() {
        loggers = new JsonLoggers(new LogLine(Clock.systemUTC(), context), Console::say);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return loggers;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0";
    }
}
