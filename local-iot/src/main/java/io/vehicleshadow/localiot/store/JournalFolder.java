package io.vehicleshadow.localiot.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a journal: {@code snapshot-N.log} holds the state as of the beginning of {@code journal-N.log}, which
 * with all later journals holds the changes since. A snapshot counts once it has its final name.
 */
final class JournalFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFolder.class);
    private static final int SNAPSHOT_WRITE = 1 << 20;

    private final Path folder;
    private final FileChannel lock;

    JournalFolder(Path folder) {
        this.folder = folder;
        this.lock = lock(folder);
    }

    private static FileChannel lock(Path folder) {
        try {
            PrivateFolder.open(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            throw inUse(folder);
        } catch (IOException e) {
            throw new StoreFailure("The data folder " + folder + " can't be used: " + e, e);
        }
        throw inUse(folder);
    }

    private static StoreFailure inUse(Path folder) {
        return new StoreFailure("The data folder " + folder + " is in use by another process: stop that one first,"
                + " or choose another folder");
    }

    /** Applies all files and returns the number of the next journal; a record torn by a crash at the very end is cut off. */
    long replay(ConcurrentMap<String, ConcurrentNavigableMap<String, byte[]>> contents) throws IOException {
        JournalReader reader = new JournalReader(contents);
        removeUnfinishedSnapshots();
        List<Long> snapshots = numbers("snapshot");
        long first = snapshots.isEmpty() ? 0 : snapshots.get(snapshots.size() - 1);
        if (!snapshots.isEmpty()) {
            requireWhole(snapshot(first), reader.replay(snapshot(first)));
        }
        List<Long> journals =
                numbers("journal").stream().filter(n -> n >= first).toList();
        long next = first;
        for (long number : journals) {
            requirePresent(number, next);
            long whole = reader.replay(journal(number));
            boolean last = number == journals.get(journals.size() - 1);
            if (last && !JournalReader.holdsRecordAfter(journal(number), whole)) {
                cut(journal(number), whole);
            } else {
                requireWhole(journal(number), whole);
            }
            next = number + 1;
        }
        return next;
    }

    private void removeUnfinishedSnapshots() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().endsWith(".unfinished"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    /** Each journal goes on where the one before, or the snapshot, ends. */
    private void requirePresent(long number, long expected) {
        if (number != expected) {
            throw new StoreFailure("The data folder " + folder + " is damaged: "
                    + journal(number).getFileName()
                    + " needs " + (expected == 0 ? snapshot(number) : journal(expected)).getFileName()
                    + ", which is missing; restore it from a copy, or move the folder away to begin anew");
        }
    }

    private static void requireWhole(Path file, long whole) throws IOException {
        if (whole != Files.size(file)) {
            throw new StoreFailure(file + " is damaged after byte " + whole + ": restore it from a copy, or move the"
                    + " folder away to begin anew");
        }
    }

    private static void cut(Path file, long whole) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.size() > whole) {
                LOG.warn("{}: {} bytes of an unfinished write cut off", file, channel.size() - whole);
                channel.truncate(whole).force(true);
            }
        }
    }

    FileChannel newJournal(long number) throws IOException {
        FileChannel channel = FileChannel.open(
                journal(number), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        syncFolder();
        return channel;
    }

    /** Writes the state down as the snapshot of that number, deletes the files that it replaces, returns its bytes. */
    long writeSnapshot(long number, ConcurrentMap<String, ConcurrentNavigableMap<String, byte[]>> contents)
            throws IOException {
        Path unfinished = folder.resolve("snapshot-" + number + ".unfinished");
        writeAll(unfinished, contents);
        Files.move(unfinished, snapshot(number), StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
        deleteBefore(number);
        return Files.size(snapshot(number));
    }

    private static void writeAll(
            Path unfinished, ConcurrentMap<String, ConcurrentNavigableMap<String, byte[]>> contents)
            throws IOException {
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            JournalBuffer buffer = new JournalBuffer();
            for (var map : contents.entrySet()) {
                for (var entry : map.getValue().entrySet()) {
                    buffer.put(map.getKey(), entry.getKey(), entry.getValue());
                    if (buffer.size() >= SNAPSHOT_WRITE) {
                        write(channel, buffer);
                    }
                }
            }
            write(channel, buffer);
            channel.force(true);
        }
    }

    static void write(FileChannel channel, JournalBuffer buffer) throws IOException {
        ByteBuffer bytes = buffer.written();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        buffer.clear();
    }

    private void deleteBefore(long number) throws IOException {
        for (long old : numbers("journal")) {
            if (old < number) {
                Files.delete(journal(old));
            }
        }
        for (long old : numbers("snapshot")) {
            if (old < number) {
                Files.delete(snapshot(old));
            }
        }
    }

    private List<Long> numbers(String kind) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(kind + "-\\d{1,18}\\.log"))
                    .map(name -> Long.parseLong(name.substring(kind.length() + 1, name.length() - 4)))
                    .sorted()
                    .toList();
        }
    }

    private Path journal(long number) {
        return folder.resolve("journal-" + number + ".log");
    }

    private Path snapshot(long number) {
        return folder.resolve("snapshot-" + number + ".log");
    }

    private void syncFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("The lock of {} could not be released", folder, e);
        }
    }
}
