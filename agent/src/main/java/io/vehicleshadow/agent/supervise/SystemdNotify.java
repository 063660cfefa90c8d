package io.vehicleshadow.agent.supervise;

import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says something to systemd with its own program: Java has no datagrams over Unix sockets, and a library for them would
 * stay in memory for two messages a minute.
 */
final class SystemdNotify implements Consumer<String> {
    private static final Logger LOG = LoggerFactory.getLogger(SystemdNotify.class);

    @Override
    public void accept(String state) {
        try {
            new ProcessBuilder("systemd-notify", state)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            LOG.warn("systemd can't be told {}: {}", state, e.getMessage());
        }
    }
}
