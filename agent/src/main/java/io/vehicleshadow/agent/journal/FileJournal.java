package io.vehicleshadow.agent.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A journal of one small file per signal in a folder of its own. Survives the end of the process and of the power. */
public final class FileJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path folder;

    /** The journal in that folder, which is made when it is first needed. */
    public FileJournal(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(Intent intent) throws JournalUnavailable {
        Path file = file(intent.key().value());
        Path fresh = folder.resolve(intent.key() + ".new");
        try {
            Files.createDirectories(folder);
            writeThrough(fresh, intent.json().toString().getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
        } catch (IOException e) {
            throw new JournalUnavailable("The intent can't be written to " + file + ": " + e, e);
        }
    }

    @Override
    public void remove(String key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException e) {
            LOG.warn("The answered intent stays in the journal: {}", e.toString());
        }
    }

    @Override
    public Collection<Intent> unanswered() {
        List<Intent> intents = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return intents;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                read(file, intents);
            }
        } catch (IOException e) {
            LOG.warn("The journal can't be read: {}", e.toString());
        }
        return intents;
    }

    private void read(Path file, List<Intent> intents) {
        try {
            intents.add(Intent.of(JSON.readTree(Files.readAllBytes(file))));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} is no intent and is left alone: {}", file, e.toString());
        }
    }

    private Path file(String key) {
        return folder.resolve(key + ".json");
    }

    private static void writeThrough(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Makes the renaming itself durable. */
    private void forceFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
