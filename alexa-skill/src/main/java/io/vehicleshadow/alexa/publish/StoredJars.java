package io.vehicleshadow.alexa.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes the jars of a folder anew without compression. The zip around them then compresses a jar as a whole, far better
 * than its entries one by one, and at a cold start no class has to be inflated.
 */
public final class StoredJars {
    private StoredJars() {}

    static void rewrite(Path folder) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : jars) {
                Path stored = jar.resolveSibling(jar.getFileName() + ".stored");
                try (ZipFile from = new ZipFile(jar.toFile());
                        OutputStream file = Files.newOutputStream(stored);
                        ZipOutputStream to = new ZipOutputStream(file)) {
                    copy(from, to);
                }
                Files.move(stored, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void copy(ZipFile from, ZipOutputStream to) throws IOException {
        Enumeration<? extends ZipEntry> entries = from.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            byte[] content = from.getInputStream(entry).readAllBytes();
            CRC32 checksum = new CRC32();
            checksum.update(content);
            ZipEntry stored = new ZipEntry(entry.getName());
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(content.length);
            stored.setCrc(checksum.getValue());
            stored.setTime(entry.getTime());
            to.putNextEntry(stored);
            to.write(content);
            to.closeEntry();
        }
    }

    /** Rewrites the jars of the folder that the argument names. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("One argument is expected: the folder whose jars are to be stored");
        }
        rewrite(Path.of(arguments[0]));
    }
}
