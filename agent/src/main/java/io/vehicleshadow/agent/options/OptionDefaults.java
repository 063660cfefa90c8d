package io.vehicleshadow.agent.options;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.PropertiesDefaultProvider;

/**
 * Options where no flag gives them: from the environment ({@code VEHICLE_SHADOW_ENDPOINT} for {@code --endpoint}), or
 * else from the configuration file ({@code endpoint=…}).
 */
public final class OptionDefaults implements IDefaultValueProvider {
    private static final String FLAG = "--config";
    private static final String PREFIX = "VEHICLE_SHADOW_";
    private final Map<String, String> environment;
    private final Optional<Path> file;
    private IDefaultValueProvider values;

    private OptionDefaults(Map<String, String> environment, Optional<Path> file) {
        this.environment = environment;
        this.file = file;
    }

    /** The defaults of a command line: a flag names the configuration file, or else the environment. */
    public static OptionDefaults of(String[] args, Map<String, String> environment) {
        Optional<String> file = Optional.ofNullable(environment.get(PREFIX + "CONFIG"));
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith(FLAG + "=")) {
                file = Optional.of(args[i].substring(FLAG.length() + 1));
            } else if (args[i].equals(FLAG) && i + 1 < args.length) {
                file = Optional.of(args[i + 1]);
            }
        }
        return new OptionDefaults(environment, file.map(Path::of));
    }

    /**
     * Runs a program of the agent: with these defaults, and with one line on standard error for a wrong option.
     *
     * @return the exit code
     */
    public static int run(CommandLine program, String[] args) {
        program.setDefaultValueProvider(of(args, System.getenv()));
        program.setParameterExceptionHandler((mistake, wrong) -> {
            CommandLine command = mistake.getCommandLine();
            command.getErr()
                    .println(command.getCommandName() + ": " + mistake.getMessage() + " (--help lists the options)");
            return CommandLine.ExitCode.USAGE;
        });
        return program.execute(args);
    }

    @Override
    public String defaultValue(ArgSpec arg) throws Exception {
        if (values == null) {
            values = new PropertiesDefaultProvider(properties());
        }
        return values.defaultValue(arg);
    }

    private Properties properties() throws IOException {
        Properties properties = new Properties();
        if (file.isPresent()) {
            try (Reader reader = Files.newBufferedReader(file.get())) {
                properties.load(reader);
            }
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                String option =
                        name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
                properties.setProperty(option, value);
            }
        });
        return properties;
    }
}
