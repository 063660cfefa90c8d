import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Puts all jars of a function's zip into one, {@code lib/libraries.jar}, without compression of its own. Lambda looks
 * for each class in one jar after the other, which with fifty of them is a quarter of a cold start; and the zip
 * compresses across their classes, a third smaller.
 *
 * <p>Services and notices of the same name are joined. Two different classes of one name end the build.
 */
final class OneLibrary {
    private static final String LIBRARY = "lib/libraries.jar";
    private final Map<String, byte[]> content = new TreeMap<>();

    /** The argument is the zip, which is rewritten. */
    public static void main(String[] arguments) throws IOException {
        Path zip = Path.of(arguments[0]);
        Path rewritten = zip.resolveSibling(zip.getFileName() + ".new");
        OneLibrary library = new OneLibrary();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(rewritten))) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            long time = 0;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                time = entry.getTime();
                if (entry.getName().endsWith(".jar")) {
                    library.add(in.readAllBytes());
                } else if (!entry.isDirectory()) {
                    write(out, entry.getName(), time, in.readAllBytes());
                }
            }
            write(out, LIBRARY, time, library.jar(time));
        }
        Files.move(rewritten, zip, StandardCopyOption.REPLACE_EXISTING);
    }

    private void add(byte[] jar) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (!entry.isDirectory() && isUsed(name)) {
                    content.merge(name, in.readAllBytes(), (first, second) -> both(name, first, second));
                }
            }
        }
    }

    /** On the class path there are no modules, and what is there for one version of Java only is not needed. */
    private static boolean isUsed(String name) {
        return !name.endsWith("module-info.class")
                && !name.equals("META-INF/MANIFEST.MF")
                && !name.startsWith("META-INF/versions/")
                && !name.startsWith("META-INF/native-image/");
    }

    private static byte[] both(String name, byte[] first, byte[] second) {
        if (Arrays.equals(first, second)) {
            return first;
        }
        if (name.endsWith(".class")) {
            throw new IllegalStateException("Two libraries bring different " + name);
        }
        byte[] both = Arrays.copyOf(first, first.length + 1 + second.length);
        both[first.length] = '\n';
        System.arraycopy(second, 0, both, first.length + 1, second.length);
        return both;
    }

    private byte[] jar(long time) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> entry : content.entrySet()) {
                write(out, entry.getKey(), time, entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream out, String name, long time, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(time);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
    }

    private OneLibrary() {}
}
