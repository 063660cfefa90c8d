package io.vehicleshadow.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.benchmarks.soak.FaultPlan.Planned;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Breaks things as planned and repairs them again; one fault at a time in each process. */
final class Faults {
    private static final String RUN = "run";
    private static final String FSYNC_MICROSECONDS = "150000";
    private static final int CARS = 10;

    private final Product product;
    private final List<FleetProcess> fleet;
    private final Lines told;
    private final Set<String> broken = new HashSet<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(12);

    Faults(Product product, List<FleetProcess> fleet, Lines told) {
        this.product = product;
        this.fleet = fleet;
        this.told = told;
    }

    void follow(FaultPlan plan) {
        for (Planned fault : plan.faults()) {
            clock.schedule(() -> run(fault), fault.after().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void run(Planned fault) {
        FleetProcess cars = fleet.get(fault.draw() % fleet.size());
        String where = fault.kind().name().endsWith("_RUN") ? RUN : cars.name();
        if (!begin(where)) {
            return;
        }
        try {
            told.write(Lines.line()
                    .put("fault", fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("where", where)
                    .put("seconds", fault.lasts().toSeconds()));
            breakAndRepair(fault, cars);
        } catch (IOException e) {
            told.write(
                    Lines.line().put("fault", "unplanned").put("where", where).put("why", e.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(where);
        }
    }

    private void breakAndRepair(Planned fault, FleetProcess cars) throws IOException, InterruptedException {
        Duration lasts = fault.lasts();
        switch (fault.kind()) {
            case KILL_CARS -> {
                cars.kill();
                pause(lasts);
                cars.start();
            }
            case KILL_RUN -> {
                product.kill();
                pause(lasts);
                product.start();
            }
            case SILENCE_THEN_LATE, SILENCE_THEN_CUT -> {
                cars.gate().silence();
                pause(lasts);
                cars.gate().speak(fault.kind() == FaultPlan.Kind.SILENCE_THEN_LATE);
            }
            case CUT_CARS -> byHand(fault, cars, "{\"connection\":\"cut\"}", "{\"connection\":\"restore\"}");
            case BROKEN_PARTS ->
                byHand(
                        fault,
                        cars,
                        "{\"ecu\":{\"trunk\":\"jammed\",\"window\":\"silent\",\"headlight\":{\"seconds\":4}}}",
                        "{\"ecu\":{\"trunk\":\"ok\",\"window\":\"ok\",\"headlight\":\"ok\"}}");
            case FREEZE_CARS -> freeze(cars.pid(), lasts);
            case FREEZE_RUN -> freeze(product.pid(), lasts);
            case SLOW_DISK_CARS -> slowDisk(cars.pid(), lasts);
            case SLOW_DISK_RUN -> slowDisk(product.pid(), lasts);
        }
    }

    private static void byHand(Planned fault, FleetProcess cars, String breaks, String repairs)
            throws IOException, InterruptedException {
        List<String> some = new ArrayList<>(cars.things());
        int first = fault.draw() / 7 % some.size();
        some = some.subList(first, Math.min(some.size(), first + CARS));
        hands(some, cars, Lines.JSON.readTree(breaks));
        pause(fault.lasts());
        hands(some, cars, Lines.JSON.readTree(repairs));
    }

    private static void hands(List<String> things, FleetProcess cars, JsonNode wish) throws InterruptedException {
        for (String thing : things) {
            URI control = cars.control(thing);
            if (control != null) {
                Wire.byHand(control, wish);
            }
        }
    }

    private static void freeze(long pid, Duration lasts) throws IOException, InterruptedException {
        signal("-STOP", pid);
        try {
            pause(lasts);
        } finally {
            signal("-CONT", pid);
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, String.valueOf(pid)).start().waitFor();
    }

    /** As a disk does that is busy or worn out: each write to it takes its time. */
    private static void slowDisk(long pid, Duration lasts) throws IOException, InterruptedException {
        Process strace = new ProcessBuilder(
                        "strace",
                        "-f",
                        "-qq",
                        "-p",
                        String.valueOf(pid),
                        "-e",
                        "trace=fsync,fdatasync",
                        "-e",
                        "inject=fsync,fdatasync:delay_exit=" + FSYNC_MICROSECONDS)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            pause(lasts);
        } finally {
            strace.destroy();
            strace.waitFor();
        }
    }

    private static void pause(Duration lasts) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(lasts.toMillis());
    }

    private synchronized boolean begin(String where) {
        return broken.add(where);
    }

    private synchronized void end(String where) {
        broken.remove(where);
        notifyAll();
    }

    /** Whether that process has no fault now. */
    synchronized boolean isWhole(String where) {
        return !broken.contains(where);
    }

    /** No further fault begins; waits until all are repaired. */
    void finish() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(3, TimeUnit.MINUTES);
        told.write(Lines.line().put("phase", "faults are over"));
    }
}
