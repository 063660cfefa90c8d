package io.vehicleshadow.agent;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options from where no flag gives them: the environment, and after that the configuration file. */
public final class Settings implements IDefaultValueProvider {
    private static final String FLAG = "--config";
    private final Map<String, String> environment;
    private final Optional<Path> file;
    private Properties properties;

    private Settings(Map<String, String> environment, Optional<Path> file) {
        this.environment = environment;
        this.file = file;
    }

    /** The settings of a command line: a configuration file is named by a flag, or else by the environment. */
    public static Settings of(String[] args, Map<String, String> environment) {
        Optional<String> file = Optional.ofNullable(environment.get("VEHICLE_SHADOW_CONFIG"));
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith(FLAG + "=")) {
                file = Optional.of(args[i].substring(FLAG.length() + 1));
            } else if (args[i].equals(FLAG) && i + 1 < args.length) {
                file = Optional.of(args[i + 1]);
            }
        }
        return new Settings(environment, file.map(Path::of));
    }

    @Override
    public String defaultValue(ArgSpec arg) throws IOException {
        if (!(arg instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String name = option.longestName().substring(2);
        String variable = "VEHICLE_SHADOW_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        String value = environment.get(variable);
        return value != null ? value : properties().getProperty(name);
    }

    private Properties properties() throws IOException {
        if (properties == null) {
            properties = new Properties();
            if (file.isPresent()) {
                try (Reader reader = Files.newBufferedReader(file.get())) {
                    properties.load(reader);
                }
            }
        }
        return properties;
    }
}
