package io.vehicleshadow.agent.proof;

import io.vehicleshadow.agent.disk.DurableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Blocks of a file that only its owner may read. They are overwritten in place, as the journal's are, which is fast. */
final class FileBlocks implements Blocks {
    private final Path file;

    FileBlocks(Path file) {
        this.file = file;
    }

    @Override
    public byte[] read() throws IOException {
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }

    @Override
    public void write(int index, byte[] block) throws IOException {
        boolean grows = !Files.exists(file) || Files.size(file) < (index + 1L) * SIZE;
        if (grows) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(block);
            while (bytes.hasRemaining()) {
                channel.write(bytes, (long) index * SIZE + bytes.position());
            }
            channel.force(grows);
        }
        if (grows) {
            DurableFile.syncFolder(file.toAbsolutePath().getParent());
        }
    }
}
