package io.vehicleshadow.benchmarks;

import io.vehicleshadow.benchmarks.measure.Bench;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A function's zip, unpacked as Lambda unpacks it.
 *
 * @param zip the zip that would be deployed
 * @param task what Lambda calls the task root
 */
record UnpackedZip(Path zip, Path task) {
    static UnpackedZip of(String module) throws IOException {
        UnpackedZip unpacked = new UnpackedZip(
                Bench.home().resolve(module + "/target/" + module + ".zip"), Files.createTempDirectory(module));
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(unpacked.zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = unpacked.task.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (!entry.isDirectory()) {
                    Files.copy(in, file);
                }
            }
        }
        return unpacked;
    }

    double megabytes() throws IOException {
        return Files.size(zip) / 1e6;
    }

    /** A task root with a bare function and its libraries (by the beginning of their names), each in its own jar. */
    static Path bare(List<String> libraries, Class<?>... classes) throws IOException {
        Path bare = withClasses(classes);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (libraries.stream().anyMatch(jar.getFileName().toString()::startsWith)) {
                Files.copy(jar, bare.resolve("lib").resolve(jar.getFileName()));
            }
        }
        return bare;
    }

    /** A task root with a bare function and the one jar of all libraries that this zip has. */
    Path bareInOneJar(Class<?>... classes) throws IOException {
        Path bare = withClasses(classes);
        try (var all = Files.list(task.resolve("lib"))) {
            for (Path jar : all.toList()) {
                Files.copy(jar, bare.resolve("lib").resolve(jar.getFileName()));
            }
        }
        return bare;
    }

    private static Path withClasses(Class<?>... classes) throws IOException {
        Path bare = Files.createTempDirectory("bare");
        Files.createDirectory(bare.resolve("lib"));
        for (Class<?> type : classes) {
            String name = type.getName().replace('.', '/') + ".class";
            Path file = bare.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                Files.copy(in, file);
            }
        }
        return bare;
    }
}
