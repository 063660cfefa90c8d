package io.vehicleshadow.agent.provision;

import io.vehicleshadow.agent.options.OptionDefaults;
import io.vehicleshadow.agent.options.PemFile;
import io.vehicleshadow.agent.options.VehicleOptions;
import io.vehicleshadow.vehicle.ThingName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Gives a vehicle its identity: a key that never leaves it, a certificate, the agent's configuration file. */
@Command(
        name = "provision",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Gives a vehicle its identity; to be run on the vehicle.",
            "Makes a key that never leaves the vehicle, gets a certificate by AWS IoT fleet provisioning with a claim"
                    + " certificate, tries it with a GET of the shadow, and only then writes certificate, key and the"
                    + " agent's configuration file. If it is interrupted or refused, the vehicle has the identity"
                    + " that it had before."
        },
        footer = {
            "",
            "Each option may also stand in the environment (VEHICLE_SHADOW_ENDPOINT for",
            "--endpoint and so on) or in the file (endpoint=... and so on). A flag wins",
            "over the environment, and the environment over the file.",
            "Ends with 0 when it is done, 1 if AWS IoT refused or can't be reached, 2 if",
            "an option is wrong.",
            "Then start the agent: agent/agent --config DIR/agent.properties"
        })
public final class ProvisionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private VehicleOptions vehicle;

    @Option(names = "--claim-certificate", required = true, paramLabel = "FILE", description = "The claim, PEM.")
    private Path claimCertificate;

    @Option(names = "--claim-key", required = true, paramLabel = "FILE", description = "Its private key, PEM.")
    private Path claimKey;

    @Option(names = "--template", required = true, paramLabel = "NAME", description = "The provisioning template.")
    private String template;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the identity is to be.")
    private Path out;

    @Option(names = "--replace", description = "Puts the new identity in the place of one that is there.")
    private boolean replace;

    @Option(
            names = "--patience",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "The longest wait for each connection and answer (${DEFAULT-VALUE}).")
    private int patience;

    /** For a command line that reads its options into it. */
    public ProvisionCommand() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(OptionDefaults.run(new CommandLine(new ProvisionCommand()), args));
    }

    @Override
    public Integer call() throws InterruptedException {
        IdentityFolder folder = folder();
        ThingName name = checked(vehicle::thing);
        Provisioning provisioning = checked(() -> new Provisioning(
                vehicle.endpoint(),
                new Claim(
                        PemFile.certificate("--claim-certificate", claimCertificate),
                        PemFile.key("--claim-key", claimKey),
                        template),
                folder,
                Duration.ofSeconds(patience)));
        try {
            ThingName provisioned = provisioning.provision(name, new SecureRandom());
            spec.commandLine().getOut().println(provisioned + " is provisioned and may use its shadow");
            spec.commandLine().getOut().println("start its agent: agent/agent --config " + folder.settings());
            return CommandLine.ExitCode.OK;
        } catch (ProvisioningFailed | IOException e) {
            spec.commandLine().getErr().println(spec.qualifiedName() + ": not provisioned: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private IdentityFolder folder() {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw mistake("--out names a folder, but " + out + " is a file");
        }
        IdentityFolder folder = new IdentityFolder(out);
        if (folder.holdsIdentity() && !replace) {
            throw mistake(out + " holds an identity already: give --replace to put another in its place,"
                    + " or another --out");
        }
        return folder;
    }

    private <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw mistake(e.getMessage());
        }
    }

    private ParameterException mistake(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
