package io.vehicleshadow.agent.options;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say with which claim, and by which template, a vehicle gets its identity. */
public final class ClaimOptions {
    @Option(names = "--claim-certificate", required = true, paramLabel = "FILE", description = "The claim, PEM.")
    private Path certificate;

    @Option(names = "--claim-key", required = true, paramLabel = "FILE", description = "Its private key, PEM.")
    private Path key;

    @Option(names = "--template", required = true, paramLabel = "NAME", description = "The provisioning template.")
    private String template;

    private ClaimOptions() {}

    /** @throws IllegalArgumentException if the file holds no certificate */
    public Path certificate() {
        return PemFile.certificate("--claim-certificate", certificate);
    }

    /** @throws IllegalArgumentException if the file holds no key */
    public Path key() {
        return PemFile.key("--claim-key", key);
    }

    public String template() {
        return template;
    }
}
