package io.vehicleshadow.local.cli;

import io.vehicleshadow.local.cli.fleet.FaultKind;
import io.vehicleshadow.local.cli.fleet.FleetPlan;
import io.vehicleshadow.local.cli.fleet.FleetRun;
import io.vehicleshadow.local.cli.fleet.Summary;
import io.vehicleshadow.local.cli.fleet.Target;
import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.home.Home;
import io.vehicleshadow.local.home.LogFile;
import io.vehicleshadow.local.home.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "fleet",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs many simulated cars, sends them commands and shows what becomes of those, until Ctrl-C.",
            "Each car gets a certificate of its own by the claim, once, and is called fleet-0001 and so on."
        },
        footer = {
            "",
            "The time of a command counts from the request in the shadow to the car's answer there, with its movement.",
            "On AWS each car leaves its thing and its certificate: docs/scale.md says how to remove them."
        })
final class FleetCommand implements Callable<Integer> {
    private static final double MINUTE_SECONDS = 60;

    @ParentCommand
    private VehicleCli vehicle;

    @Mixin
    private Output output;

    @Option(names = "--vehicles", defaultValue = "100", paramLabel = "N", description = "how many (${DEFAULT-VALUE})")
    private int vehicles;

    @Option(
            names = "--rate",
            defaultValue = "5",
            paramLabel = "N",
            description = "commands a second to random cars and signals (${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "chooses cars, signals and faults (${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--faults",
            paramLabel = "LIST",
            description = {
                "what goes wrong, such as cut,kill (default: nothing):",
                "cut   a connection ends for 10 s",
                "jam   a control unit refuses for 10 s",
                "slow  a control unit takes longer than its car waits, for 10 s",
                "kill  a process of cars is killed and started again, every 30 s",
                "The first three happen every second to one car of a hundred."
            })
    private String faults;

    @Option(names = "--minutes", paramLabel = "N", description = "ends after so long, such as 0.5 (default: Ctrl-C)")
    private Double minutes;

    @Option(names = "--no-movement-time", description = "the cars' parts move at once: the time of all else")
    private boolean noMovementTime;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "what the cars can do (default: the standard catalogue)")
    private Path catalogue;

    @ArgGroup(exclusive = false, heading = "%nAgainst a deployed stack, with your AWS credentials:%n")
    private Deployed deployed;

    private static final class Deployed {
        @Option(names = "--endpoint", required = true, paramLabel = "HOST", description = "the AWS IoT data endpoint")
        private String endpoint;

        @Option(names = "--ca", required = true, paramLabel = "FILE", description = "its authority, PEM")
        private Path authority;

        @Option(names = "--claim-certificate", required = true, paramLabel = "FILE", description = "the claim, PEM")
        private Path claimCertificate;

        @Option(names = "--claim-key", required = true, paramLabel = "FILE", description = "its private key, PEM")
        private Path claimKey;

        @Option(names = "--template", required = true, paramLabel = "NAME", description = "the provisioning template")
        private String template;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        FleetPlan plan = plan();
        Target target = target();
        PrivateFile.folder(plan.folder());
        LogFile.use(plan.folder().resolve("fleet.log"));
        FleetRun run = new FleetRun(plan, target, Home.ofThisProcess(), new FleetScreen(output));
        CountDownLatch done = new CountDownLatch(1);
        Thread end = new Thread(
                () -> {
                    run.end();
                    try {
                        done.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "end the fleet");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            Summary summary = run.run();
            output.print(summary.json().put("ended", true), summary.table());
            return 0;
        } finally {
            done.countDown();
        }
    }

    private FleetPlan plan() {
        Set<FaultKind> kinds = faults == null ? Set.of() : FaultKind.parse(faults);
        return new FleetPlan(
                vehicles,
                rate,
                seed,
                kinds,
                Optional.ofNullable(minutes).map(time -> Duration.ofMillis((long) (time * MINUTE_SECONDS * 1000))),
                folder(),
                Optional.ofNullable(catalogue).map(Path::toAbsolutePath),
                noMovementTime);
    }

    /** Identities are of one endpoint: those for another are others. */
    private Path folder() {
        Path fleets = vehicle.data().resolve("fleet");
        return deployed == null ? fleets : fleets.resolve(deployed.endpoint);
    }

    private Target target() throws IOException {
        return deployed == null
                ? Target.of(Endpoints.read(vehicle.data()))
                : Target.aws(
                        deployed.endpoint,
                        deployed.authority.toAbsolutePath(),
                        deployed.claimCertificate.toAbsolutePath(),
                        deployed.claimKey.toAbsolutePath(),
                        deployed.template);
    }
}
