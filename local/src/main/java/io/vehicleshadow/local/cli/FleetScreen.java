package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vehicleshadow.local.cli.fleet.FleetRun;
import io.vehicleshadow.local.cli.fleet.Summary;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A fleet on a terminal, in a line that changes; a program or a file gets a line every ten seconds. */
final class FleetScreen implements FleetRun.Screen {
    private static final int BAR = 30;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private final Output output;
    private long next = System.nanoTime();
    private boolean complete;

    FleetScreen(Output output) {
        this.output = output;
    }

    @Override
    public void starting(int identities, int online, int vehicles) {
        if (complete) {
            return;
        }
        complete = online == vehicles;
        int done = BAR * (identities + online) / (2 * vehicles);
        String bar = "#".repeat(done) + ".".repeat(BAR - done);
        String text =
                "[" + bar + "] " + identities + " of " + vehicles + " have a certificate, " + online + " are online";
        show(
                text,
                complete,
                () -> JsonNodeFactory.instance
                        .objectNode()
                        .put("vehicles", vehicles)
                        .put("identities", identities)
                        .put("online", online)
                        .toString());
    }

    @Override
    public void running(Summary summary) {
        show(summary.line(), false, () -> summary.json().toString());
    }

    private void show(String text, boolean last, Supplier<String> json) {
        if (output.isTerminal()) {
            output.rewrite(text, last);
        } else if (last || System.nanoTime() >= next) {
            next = System.nanoTime() + (last ? 0 : PAUSE_NANOS);
            output.line(output.isJson() ? json.get() : text);
        }
    }
}
