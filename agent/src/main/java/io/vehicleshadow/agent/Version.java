package io.vehicleshadow.agent;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this program. */
final class Version implements IVersionProvider {
    /** As the jar's manifest names it; {@code unpackaged} where there is no jar. */
    static final String CURRENT = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("unpackaged");

    @Override
    public String[] getVersion() {
        return new String[] {CURRENT};
    }
}
