package io.vehicleshadow.agent.fleet;

import io.vehicleshadow.agent.control.ControlledCar;
import io.vehicleshadow.agent.provision.ProvisioningFailed;
import io.vehicleshadow.agent.session.Credentials;
import io.vehicleshadow.vehicle.ThingName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cars of this process. They start a few at a time, each when one before it has connected. */
final class Fleet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);
    private static final int AT_ONCE = 8;
    private static final Duration FIRST_CONNECTION = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofSeconds(30);
    private static final String CARS = "/cars/";
    private final FleetOptions options;
    private final Identities identities;
    private final Optional<ActRecord> record;
    private final Progress progress;
    private final FleetThreads threads = new FleetThreads();
    private final ExecutorService starting = Executors.newFixedThreadPool(AT_ONCE);
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final Map<String, FleetCar> cars = new ConcurrentHashMap<>();

    Fleet(FleetOptions options, Identities identities, Optional<ActRecord> record, Progress progress) {
        this.options = options;
        this.identities = identities;
        this.record = record;
        this.progress = progress;
    }

    void start() {
        options.things().forEach(thing -> starting.execute(() -> start(thing)));
    }

    private void start(ThingName thing) {
        try {
            Path folder = options.folder(thing);
            CountDownLatch connected = new CountDownLatch(1);
            Credentials identity = identities.of(thing, folder);
            progress.identity();
            FleetCar car = new FleetCar(identity, folder.resolve("data"), options, record, threads.loop(), change -> {
                if (change > 0 && connected.getCount() > 0) {
                    connected.countDown();
                    progress.started();
                }
                progress.online(change);
            });
            cars.put(thing.value(), car);
            // One that can't connect goes on trying, beside the next.
            connected.await(FIRST_CONNECTION.toSeconds(), TimeUnit.SECONDS);
        } catch (ProvisioningFailed | IOException e) {
            failure.completeExceptionally(new IOException(thing + " can't start: " + e.getMessage(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fails when a car can't start; with the first reason, for a person. */
    CompletableFuture<Void> failure() {
        return failure;
    }

    /** The car that a path of the control server leads to. */
    Optional<ControlledCar> at(String path) {
        if (!path.startsWith(CARS)) {
            return Optional.empty();
        }
        String name = path.substring(CARS.length());
        return Optional.ofNullable(cars.get(name.endsWith("/") ? name.substring(0, name.length() - 1) : name))
                .map(FleetCar::controlled);
    }

    /** Disconnects them all. */
    @Override
    public void close() {
        starting.shutdownNow();
        await(starting);
        ExecutorService ending = Executors.newFixedThreadPool(AT_ONCE);
        cars.values().forEach(car -> ending.execute(car::close));
        ending.shutdown();
        await(ending);
        threads.close();
    }

    private static void await(ExecutorService work) {
        try {
            if (!work.awaitTermination(END.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Not every car ended within {} s", END.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
