package io.vehicleshadow.local.cli.fleet;

import io.vehicleshadow.local.home.Home;
import io.vehicleshadow.vehicle.ThingName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** The cars, in as few processes as are still quick. */
final class Cars implements AutoCloseable {
    static final String PREFIX = "fleet-";
    /** Of one process: many share the memory of the runtime, and a kill still spares most of the fleet. */
    private static final int MOST_IN_ONE = 250;

    private final int vehicles;
    private final int inOne;
    private final List<CarProcess> processes = new ArrayList<>();

    private Cars(int vehicles) {
        this.vehicles = vehicles;
        int count = (vehicles + MOST_IN_ONE - 1) / MOST_IN_ONE;
        inOne = (vehicles + count - 1) / count;
    }

    /** Starts them all; they get their identities and connect meanwhile. */
    static Cars start(FleetPlan plan, Target target, Home home) throws IOException {
        Cars cars = new Cars(plan.vehicles());
        int count = (plan.vehicles() + cars.inOne - 1) / cars.inOne;
        int perSecond = Math.max(1, target.limits().provisionsPerSecond() / count);
        for (int first = 1; first <= plan.vehicles(); first += cars.inOne) {
            List<String> command = command(plan, target, home);
            command.add("--first=" + first);
            command.add("--count=" + Math.min(cars.inOne, plan.vehicles() - first + 1));
            command.add("--provisions-per-second=" + perSecond);
            Path log = plan.folder().resolve("cars-" + (cars.processes.size() + 1) + ".log");
            cars.processes.add(new CarProcess(command, log));
        }
        return cars;
    }

    private static List<String> command(FleetPlan plan, Target target, Home home) {
        List<String> command = new ArrayList<>(List.of(
                home.agentScript().toString(),
                "fleet",
                "--endpoint=" + target.host(),
                "--port=" + target.port(),
                "--ca=" + target.authority(),
                "--claim-certificate=" + target.claimCertificate(),
                "--claim-key=" + target.claimKey(),
                "--template=" + target.template(),
                "--name-prefix=" + PREFIX,
                "--data=" + plan.folder(),
                "--control-port=0",
                "--longest-pause=5",
                // Its input is a pipe from this process, which ends with this process, also where that is killed.
                "--until-input-ends"));
        plan.catalogue().ifPresent(file -> command.add("--catalogue=" + file));
        if (plan.atOnce()) {
            command.add("--no-movement-time");
        }
        return command;
    }

    List<ThingName> things() {
        return IntStream.rangeClosed(1, vehicles).mapToObj(Cars::name).toList();
    }

    private static ThingName name(int number) {
        return new ThingName("%s%04d".formatted(PREFIX, number));
    }

    int count() {
        return vehicles;
    }

    /** The process of a car. */
    CarProcess of(ThingName thing) {
        return processes.get((Integer.parseInt(thing.value().substring(PREFIX.length())) - 1) / inOne);
    }

    int identities() {
        return processes.stream().mapToInt(CarProcess::identities).sum();
    }

    int online() {
        return processes.stream().mapToInt(CarProcess::online).sum();
    }

    /** Kilobytes of all processes, by {@link ProcessMemory#pss}; empty unless each tells. */
    OptionalLong memory() {
        List<OptionalLong> each = processes.stream().map(CarProcess::memory).toList();
        return each.stream().allMatch(OptionalLong::isPresent)
                ? OptionalLong.of(
                        each.stream().mapToLong(OptionalLong::getAsLong).sum())
                : OptionalLong.empty();
    }

    boolean areReady() {
        return processes.stream().allMatch(CarProcess::isReady);
    }

    /** Fails when a process ends by itself. */
    CompletableFuture<Object> failure() {
        return CompletableFuture.anyOf(
                processes.stream().map(CarProcess::failure).toArray(CompletableFuture[]::new));
    }

    @Override
    public void close() {
        processes.forEach(CarProcess::terminate);
        processes.forEach(CarProcess::close);
    }
}
