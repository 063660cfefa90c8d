package io.vehicleshadow.infra.deployment;

import io.vehicleshadow.vehicle.signal.BadCatalogue;
import io.vehicleshadow.vehicle.signal.Catalogues;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Catalogues of one's own, one for each model of a deployment's vehicles: they go into the zips of the functions and of the
 * skill, and the skill's interaction models are made from them. The page gets them from the API.
 */
public final class OwnCatalogues {
    /** The environment variable of a function that names its catalogues. */
    public static final String VARIABLE = Catalogues.VARIABLE;
    /** Where Lambda unpacks them. Source: AWS Lambda developer guide, {@code LAMBDA_TASK_ROOT}. */
    private static final String UNPACKED = "/var/task";

    /** Which a function's operating system, that of Lambda, has between two paths. */
    private static final String BETWEEN = ":";

    private static final String SKILL_PACKAGE = "io.vehicleshadow.alexa.publish.SkillPackage";
    /** As in every build, so that the same content has the same digest. */
    private static final FileTime TIME = FileTime.fromMillis(0);

    private final List<String> files;

    /**
     * @param files from the folder on, or {@value Catalogues#STANDARD}
     * @throws IllegalArgumentException if one has a mistake, or two contradict each other; tells each with its place
     */
    public OwnCatalogues(Path folder, List<String> files) {
        this.files = files.stream()
                .map(file -> isFile(file) ? folder.resolve(file).toString() : file)
                .toList();
        try {
            Catalogues.read(this.files);
        } catch (BadCatalogue e) {
            throw new IllegalArgumentException(
                    "The catalogue " + String.join(", ", this.files) + ":\n" + e.getMessage(), e);
        }
    }

    private static boolean isFile(String name) {
        return !name.equals(Catalogues.STANDARD);
    }

    /** The value of {@link #VARIABLE} for a function that has those files in its zip. */
    public static String unpacked(List<String> files) {
        return IntStream.range(0, files.size())
                .mapToObj(i -> isFile(files.get(i)) ? UNPACKED + entry(i) : files.get(i))
                .collect(Collectors.joining(BETWEEN));
    }

    private static String entry(int index) {
        return index == 0 ? "/catalogue.json" : "/catalogue-" + (index + 1) + ".json";
    }

    /** A copy of a function's zip, with the catalogues in it. */
    public Path into(Path zip) {
        try {
            Path copy = Files.createTempDirectory("catalogue").resolve(zip.getFileName());
            Files.copy(zip, copy);
            try (FileSystem inside = FileSystems.newFileSystem(copy)) {
                for (int i = 0; i < files.size(); i++) {
                    if (isFile(files.get(i))) {
                        Path entry = Files.copy(Path.of(files.get(i)), inside.getPath(entry(i)));
                        Files.setLastModifiedTime(entry, TIME);
                    }
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogues can't be put into " + zip + ": " + e, e);
        }
    }

    /**
     * The skill package for the catalogues.
     *
     * @param classes the class path of the skill: its classes, and its libraries
     */
    public Path skillPackage(String classes) {
        try {
            Path made = Files.createTempDirectory("skill-package");
            Process program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-D" + Catalogues.PROPERTY + "=" + String.join(File.pathSeparator, files),
                            "-cp",
                            classes,
                            SKILL_PACKAGE,
                            made.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (program.waitFor() != 0) {
                throw new IllegalStateException("The skill package can't be made for " + files + ":\n" + said);
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("The skill package can't be made: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the skill package was made", e);
        }
    }

    /** The class path of a module's classes and of the libraries in its zip. */
    public static String classPath(Path classes, Path zip) {
        try {
            Path libraries = Files.createTempDirectory("skill-libraries");
            try (FileSystem files = FileSystems.newFileSystem(zip);
                    Stream<Path> jars = Files.list(files.getPath("/lib"))) {
                for (Path jar : jars.toList()) {
                    Files.copy(jar, libraries.resolve(jar.getFileName().toString()));
                }
            }
            return classes.toAbsolutePath() + System.getProperty("path.separator") + libraries + "/*";
        } catch (IOException e) {
            throw new UncheckedIOException("The libraries in " + zip + " can't be read: " + e, e);
        }
    }
}
