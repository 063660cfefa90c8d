package io.vehicleshadow.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /** A task root with the bare function and those of these jars (by the beginning of their names) that it needs. */
    Path bare(List<String> jars, Class<?>... classes) throws IOException {
        Path bare = Files.createTempDirectory("bare");
        Path lib = Files.createDirectory(bare.resolve("lib"));
        try (var all = Files.list(task.resolve("lib"))) {
            for (Path jar : all.filter(
                            file -> jars.stream().anyMatch(file.getFileName().toString()::startsWith))
                    .toList()) {
                Files.copy(jar, lib.resolve(jar.getFileName()));
            }
        }
        for (Class<?> type : classes) {
            String name = type.getName().replace('.', '/') + ".class";
            Path file = bare.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return bare;
    }
}
