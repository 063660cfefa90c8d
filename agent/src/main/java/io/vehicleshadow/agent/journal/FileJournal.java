package io.vehicleshadow.agent.journal;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.agent.disk.DurableFile;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal of one small file per signal in a folder of its own. Survives the end of the process and of the power.
 *
 * <p>A file keeps its size and is written in place, because making, renaming and deleting files has the file system write
 * its own journal, which takes some 15 ms a time where the overwriting of a block takes half of one. An intent fits into
 * one block of the disk, which is written whole or not at all.
 */
public final class FileJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);
    private static final int BLOCK_BYTES = 512;
    private final Path folder;

    /** The journal in that folder, which is made when it is first needed. */
    public FileJournal(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(Intent intent) throws JournalUnavailable {
        Path file = file(intent.key());
        try {
            // One that a full disk left empty has yet to be made durable.
            boolean known = Files.exists(file) && Files.size(file) >= BLOCK_BYTES;
            if (!known) {
                Files.createDirectories(folder);
            }
            try (FileChannel channel = overwrite(file, JsonText.write(intent.json()))) {
                channel.force(!known);
            }
            if (!known) {
                DurableFile.syncFolder(folder);
            }
        } catch (IOException e) {
            throw new JournalUnavailable("The intent can't be written to " + file + ": " + e, e);
        }
    }

    @Override
    public void remove(SignalKey key) {
        Path file = file(key);
        if (!Files.exists(file)) {
            return;
        }
        try {
            overwrite(file, "").close();
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
            JsonNode content = JsonText.read(Files.readAllBytes(file));
            if (!content.isMissingNode()) {
                intents.add(Intent.of(content));
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} is no intent and is left alone: {}", file, e.toString());
        }
    }

    private Path file(SignalKey key) {
        return folder.resolve(key.value() + ".json");
    }

    /** Fills the block up with blanks, so that nothing of what was there before remains. */
    private static FileChannel overwrite(Path file, String content) throws IOException {
        byte[] text = content.getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(text, (Math.max(text.length, 1) + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES);
        Arrays.fill(block, text.length, block.length, (byte) ' ');
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        ByteBuffer bytes = ByteBuffer.wrap(block);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return channel;
    }
}
