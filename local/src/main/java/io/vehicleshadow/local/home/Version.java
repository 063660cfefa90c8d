package io.vehicleshadow.local.home;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {"vehicle-shadow " + version};
    }
}
