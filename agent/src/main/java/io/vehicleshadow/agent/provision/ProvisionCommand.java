package io.vehicleshadow.agent.provision;

import io.vehicleshadow.agent.options.ClaimOptions;
import io.vehicleshadow.agent.options.OptionDefaults;
import io.vehicleshadow.agent.options.VehicleOptions;
import io.vehicleshadow.agent.proof.KeyRing;
import io.vehicleshadow.agent.proof.ProofFiles;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.proof.KeyChange;
import io.vehicleshadow.vehicle.proof.KeyRole;
import io.vehicleshadow.vehicle.proof.PersonKey;
import io.vehicleshadow.vehicle.proof.ProofPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
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

    @Mixin
    private ClaimOptions claim;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the identity is to be.")
    private Path out;

    @Option(
            names = "--owner-key",
            paramLabel = "FILE",
            description = {
                "The public half of the owner's own key, as 'key make' writes it.",
                "The vehicle then opens and unlocks only with a proof (--require-proof=confirm)."
            })
    private Path ownerKey;

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
        Optional<KeyChange.Allow> owner = checked(this::owner);
        try {
            KeyRing keys = new ProofFiles(folder.data()).keys();
            // A new identity takes no owner's key away.
            ProofPolicy proof = owner.isPresent() || !keys.isEmpty() ? ProofPolicy.CONFIRM : ProofPolicy.NONE;
            ThingName provisioned = provisioned(folder, name, proof);
            if (owner.isPresent()) {
                keys.byHand(owner.get(), Clock.systemUTC().instant());
            }
            spec.commandLine().getOut().println(provisioned + " is provisioned and may use its shadow");
            spec.commandLine().getOut().println("start its agent: agent/agent --config " + folder.settings());
            return CommandLine.ExitCode.OK;
        } catch (ProvisioningFailed | IOException e) {
            spec.commandLine().getErr().println(spec.qualifiedName() + ": not provisioned: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private ThingName provisioned(IdentityFolder folder, ThingName name, ProofPolicy proof)
            throws ProvisioningFailed, IOException, InterruptedException {
        return checked(this::identities).get(name, folder, proof);
    }

    private ClaimedIdentities identities() {
        return new ClaimedIdentities(
                vehicle.endpoint(), claim.certificate(), claim.key(), claim.template(), Duration.ofSeconds(patience));
    }

    private Optional<KeyChange.Allow> owner() {
        if (ownerKey == null) {
            return Optional.empty();
        }
        try {
            PersonKey key = PersonKey.read(Files.readString(ownerKey).strip());
            return Optional.of(new KeyChange.Allow(KeyRole.OWNER, OptionalLong.empty(), key, "Owner"));
        } catch (IOException e) {
            throw new IllegalArgumentException("--owner-key names a file that can't be read: " + ownerKey, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--owner-key " + ownerKey + ": " + e.getMessage(), e);
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
