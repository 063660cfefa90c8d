package io.vehicleshadow.infra.deployment;

import io.vehicleshadow.vehicle.signal.BadCatalogue;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/**
 * A catalogue of one's own, for all vehicles of a deployment: it goes into the zips of the functions and of the skill,
 * and the skill's interaction models are made from it. The page gets it from the API.
 */
public final class OwnCatalogue {
    /** The environment variable of a function that names its catalogue. */
    public static final String VARIABLE = SignalCatalogue.VARIABLE;
    /** Where Lambda unpacks it. Source: AWS Lambda developer guide, {@code LAMBDA_TASK_ROOT}. */
    public static final String UNPACKED = "/var/task/catalogue.json";

    private static final String ENTRY = "/catalogue.json";
    private static final String SKILL_PACKAGE = "io.vehicleshadow.alexa.publish.SkillPackage";
    /** As in every build, so that the same content has the same digest. */
    private static final FileTime TIME = FileTime.fromMillis(0);

    private final Path file;

    /** @throws IllegalArgumentException if the file has a mistake; tells each with its place */
    public OwnCatalogue(Path file) {
        try {
            SignalCatalogue.read(file);
        } catch (BadCatalogue e) {
            throw new IllegalArgumentException("The catalogue " + file + ":\n" + e.getMessage(), e);
        }
        this.file = file.toAbsolutePath();
    }

    /** A copy of a function's zip, with the catalogue in it. */
    public Path into(Path zip) {
        try {
            Path copy = Files.createTempDirectory("catalogue").resolve(zip.getFileName());
            Files.copy(zip, copy);
            try (FileSystem files = FileSystems.newFileSystem(copy)) {
                Path entry = Files.copy(file, files.getPath(ENTRY));
                Files.setLastModifiedTime(entry, TIME);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogue can't be put into " + zip + ": " + e, e);
        }
    }

    /**
     * The skill package for the catalogue.
     *
     * @param classes the class path of the skill: its classes, and its libraries
     */
    public Path skillPackage(String classes) {
        try {
            Path made = Files.createTempDirectory("skill-package");
            Process program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-D" + SignalCatalogue.PROPERTY + "=" + file,
                            "-cp",
                            classes,
                            SKILL_PACKAGE,
                            made.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (program.waitFor() != 0) {
                throw new IllegalStateException("The skill package can't be made for " + file + ":\n" + said);
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
