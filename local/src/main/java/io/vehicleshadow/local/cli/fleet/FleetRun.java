package io.vehicleshadow.local.cli.fleet;

import io.vehicleshadow.local.home.Home;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A fleet from its start to its end. */
public final class FleetRun {
    private static final long START_LOOK_MILLIS = 200;
    private static final long LOOK_MILLIS = 1_000;
    /** Longer than any fault lasts. */
    private static final long LAST_ANSWERS_SECONDS = 30;

    private final FleetPlan plan;
    private final Target target;
    private final Home home;
    private final Screen screen;
    private final SignalCatalogue catalogue;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile long begun = System.nanoTime();

    /** What a person sees meanwhile. */
    public interface Screen {
        /** Cars start: that many have an identity, that many are connected. */
        void starting(int identities, int online, int vehicles);

        /** Commands are on their way. */
        void running(Summary summary);
    }

    /** @throws IllegalArgumentException if the target does not take what is planned, or the catalogue is wrong */
    public FleetRun(FleetPlan plan, Target target, Home home, Screen screen) {
        plan.requireFor(target);
        this.plan = plan;
        this.target = target;
        this.home = home;
        this.screen = screen;
        catalogue = plan.catalogue().map(SignalCatalogue::read).orElseGet(SignalCatalogue::standard);
    }

    /** Ends it before its time. */
    public void end() {
        ended.complete(null);
    }

    /**
     * Runs until its time is over, or it is ended.
     *
     * @throws IOException if a car gets no identity, or there is no connection; the message says why, for a person
     */
    public Summary run() throws IOException, InterruptedException {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(4);
        try (Cars cars = Cars.start(plan, target, home)) {
            cars.failure().whenComplete((done, failure) -> ended.completeExceptionally(failure));
            Traffic traffic = new Traffic(cars.things(), catalogue, new Random(plan.seed()));
            Faults faults = new Faults(cars, catalogue, new Random(plan.seed() + 1), clock);
            try (Operator operator = Operator.connect(target.operator(), traffic::changed)) {
                while (!cars.areReady() && !waited(START_LOOK_MILLIS)) {
                    screen.starting(cars.identities(), cars.online(), cars.count());
                }
                screen.starting(cars.identities(), cars.online(), cars.count());
                begun = System.nanoTime();
                send(traffic, operator, clock);
                plan.faults().forEach(faults::begin);
                watch(cars, traffic, faults);
                traffic.logOpen();
                return summary(cars, traffic, faults, cars.memory());
            }
        } catch (CompletionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } finally {
            clock.shutdownNow();
        }
    }

    private void send(Traffic traffic, Operator operator, ScheduledExecutorService clock) {
        if (plan.rate() > 0) {
            long pause = (long) (TimeUnit.SECONDS.toNanos(1) / plan.rate());
            clock.scheduleAtFixedRate(
                    () -> {
                        try {
                            if (!isOver()) {
                                traffic.send(operator);
                            }
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        } catch (IOException e) {
                            ended.completeExceptionally(e);
                        }
                    },
                    0,
                    pause,
                    TimeUnit.NANOSECONDS);
        }
    }

    private void watch(Cars cars, Traffic traffic, Faults faults) throws InterruptedException {
        while (!isOver() && !waited(LOOK_MILLIS)) {
            screen.running(summary(cars, traffic, faults, OptionalLong.empty()));
        }
        faults.end();
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_ANSWERS_SECONDS);
        while (traffic.inFlight() > 0 && System.nanoTime() < last && !waited(LOOK_MILLIS)) {
            screen.running(summary(cars, traffic, faults, OptionalLong.empty()));
        }
        // It may have failed with no command under way.
        waited(0);
    }

    private boolean isOver() {
        return ended.isDone()
                || plan.time().isPresent()
                        && System.nanoTime() - begun > plan.time().get().toNanos();
    }

    /**
     * Waits so long.
     *
     * @return whether it was ended meanwhile
     * @throws CompletionException if it failed meanwhile
     */
    private boolean waited(long millis) throws InterruptedException {
        try {
            ended.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    private Summary summary(Cars cars, Traffic traffic, Faults faults, OptionalLong memory) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        return new Summary(cars.count(), cars.online(), seconds, traffic.summary(), faults.counts(), memory);
    }
}
