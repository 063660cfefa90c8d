package io.vehicleshadow.benchmarks.soak;

import io.vehicleshadow.benchmarks.soak.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code ./bench soak}: 0 if every promise held, 1 if not, 2 if it could not run. */
@Command(
        name = "./bench soak",
        mixinStandardHelpOptions = true,
        description = "Breaks a whole run with a fleet for some minutes, and checks that every promise held.")
public final class SoakCommand implements Callable<Integer> {
    @Option(names = "--seed", defaultValue = "1", description = "draws the faults and who does what (default: 1)")
    private long seed;

    @Option(names = "--minutes", defaultValue = "5", description = "with load and faults (default: 5)")
    private double minutes;

    @Option(names = "--vehicles", defaultValue = "500", description = "how many cars (default: 500)")
    private int vehicles;

    @Option(names = "--processes", defaultValue = "4", description = "in how many processes (default: 4)")
    private int processes;

    @Option(names = "--rate", defaultValue = "15", description = "what is done in a second (default: 15)")
    private int rate;

    @Option(names = "--keep", paramLabel = "DIR", description = "where to record (default: a temporary folder)")
    private Path keep;

    @Option(names = "--check", paramLabel = "DIR", description = "judge what was recorded there, once more")
    private Path check;

    @Option(names = "--document", description = "write the table of this run into docs/reliability.md")
    private boolean document;

    private SoakCommand() {}

    /** Runs it with the arguments after {@code soak}. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SoakCommand())
                .setExecutionExceptionHandler((e, line, given) -> {
                    System.err.println("./bench soak: " + e);
                    return 2;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (check != null) {
            return told(check);
        }
        require(minutes > 0, "--minutes has to be more than 0");
        require(vehicles > 0 && vehicles <= 9_999, "--vehicles has to be 1 to 9999");
        require(processes > 0 && processes <= vehicles, "--processes has to be 1 to the number of vehicles");
        require(rate > 0, "--rate has to be more than 0");
        Path home = Path.of(System.getProperty("vehicle-shadow.home", ".."))
                .toAbsolutePath()
                .normalize();
        Path folder = keep == null ? Files.createTempDirectory("soak") : Files.createDirectories(keep);
        int perProcess = (vehicles + processes - 1) / processes;
        Duration length = Duration.ofMillis(Math.round(minutes * 60_000));
        System.out.println("recording in " + folder);
        SoakOptions options = new SoakOptions(home, folder.toRealPath(), seed, length, vehicles, perProcess, rate);
        try (Soak soak = new Soak(options, line -> System.out.println("  " + line))) {
            soak.run();
        }
        int code = told(folder);
        if (document) {
            Reliability.write(home, folder, seed, minutes);
        }
        return code;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static int told(Path folder) throws IOException {
        Verdict verdict = Verdict.of(folder);
        verdict.counts().forEach((what, count) -> System.out.printf("  %-42s %s%n", what, count.replace("<br>", "; ")));
        verdict.told().stream().limit(40).forEach(System.out::println);
        System.out.println(
                verdict.isGood() ? "every promise held" : verdict.told().size() + " findings");
        return verdict.isGood() ? 0 : 1;
    }
}
