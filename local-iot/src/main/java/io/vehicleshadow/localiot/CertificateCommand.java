package io.vehicleshadow.localiot;

import io.vehicleshadow.localiot.identity.CertificateName;
import io.vehicleshadow.localiot.identity.Identities;
import io.vehicleshadow.localiot.identity.ThingName;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import io.vehicleshadow.localiot.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Makes and registers a certificate, also for a local-iot that is running. */
@Command(
        name = "certificate",
        description = {
            "Makes DIR/certificates/NAME.pem and NAME.key, and registers them with a policy.",
            "A running local-iot that uses DIR knows it from the next connection on. A certificate of that name that "
                    + "is already there is kept, and only its policy and things are replaced."
        },
        mixinStandardHelpOptions = true)
final class CertificateCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            description = "The certificate's name: letters, digits, '.', '_', '-' or ':', beginning with a letter or "
                    + "digit.")
    private String name;

    @Option(names = "--policy", paramLabel = "FILE", required = true, description = "An AWS IoT policy document.")
    private Path policy;

    @Option(
            names = "--thing",
            paramLabel = "THING",
            description = "The thing to attach the certificate to; may be given again. Without it: NAME.")
    private List<String> things = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of local-iot. Without it: " + StartCommand.DEFAULT_DATA
                    + " in the working directory.")
    private Path data = Path.of(StartCommand.DEFAULT_DATA);

    @Option(
            names = "--replace",
            description = "Makes a new key and certificate; an earlier one of that name is refused from now on.")
    private boolean replace;

    private CertificateCommand() {}

    @Override
    public Integer call() {
        CertificateName certificate = new CertificateName(name);
        PolicyDocument document = document();
        Set<ThingName> attached = (things.isEmpty() ? List.of(name) : things)
                .stream().map(ThingName::new).collect(Collectors.toSet());
        try (Identities identities = Identities.at(data.toAbsolutePath().normalize(), Clock.systemUTC())) {
            boolean kept = !replace && identities.knows(certificate);
            if (replace) {
                identities.issue(certificate, document, attached);
            } else {
                identities.issueOrKeep(certificate, document, attached);
            }
            String done = kept ? "kept, with the new policy: " : "made: ";
            spec.commandLine().getOut().println(done + identities.certificates().resolve(name + ".pem"));
            return CommandLine.ExitCode.OK;
        }
    }

    private PolicyDocument document() {
        try {
            return PolicyDocument.parse(Files.readString(policy));
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "there is no policy file " + policy);
        } catch (PolicyException e) {
            throw new ParameterException(spec.commandLine(), policy + ": " + e.getMessage());
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "the policy file " + policy + " can't be read: " + e);
        }
    }
}
