package io.vehicleshadow.localiot.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in a folder. One thread writes: while it waits for the disk the next changes gather, and go together with
 * the next fsync.
 */
final class FileJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);

    /** A thread that appends waits while more than this many bytes are unwritten. */
    private static final int MOST_UNWRITTEN = 64 << 20;

    private final JournalFolder folder;
    private final Compaction compaction;
    private final Thread committer;

    private JournalBuffer gathering = new JournalBuffer();
    private JournalBuffer spare = new JournalBuffer();
    private FileChannel channel;
    private long appended;
    private long onDisk;
    private boolean completing;
    private final Queue<Waiter> waiters = new ArrayDeque<>();
    private StoreFailure failure;
    private final CompletableFuture<StoreFailure> failed = new CompletableFuture<>();
    private boolean closed;

    private record Waiter(long until, CompletableFuture<Void> done) {}

    private FileJournal(JournalFolder folder, Compaction compaction, FileChannel channel) {
        this.folder = folder;
        this.compaction = compaction;
        this.channel = channel;
        this.committer = new Thread(this::commitUntilClosed, "local-iot-store");
        this.committer.setDaemon(true);
    }

    static FileJournal open(Path path, ConcurrentMap<String, ConcurrentNavigableMap<String, byte[]>> contents) {
        JournalFolder folder = new JournalFolder(path);
        try {
            long number = folder.replay(contents);
            FileChannel channel = folder.newJournal(number);
            FileJournal journal = new FileJournal(folder, new Compaction(folder, contents, number), channel);
            journal.compaction.compactAtOpening();
            journal.committer.start();
            return journal;
        } catch (IOException e) {
            folder.close();
            throw new StoreFailure("The data folder " + path + " can't be read: " + e, e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    @Override
    public synchronized void put(String map, String key, byte[] value) {
        awaitRoom();
        gathering.put(map, key, value);
        appended();
    }

    @Override
    public synchronized void remove(String map, String key) {
        awaitRoom();
        gathering.remove(map, key);
        appended();
    }

    private void appended() {
        appended++;
        notifyAll();
    }

    private void awaitRoom() {
        boolean interrupted = false;
        while (failure == null && !closed && gathering.size() > MOST_UNWRITTEN) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        requireUsable();
    }

    private void requireUsable() {
        if (failure != null) {
            throw failure;
        }
        if (closed) {
            throw new StoreFailure("The store is closed");
        }
    }

    @Override
    public synchronized CompletionStage<Void> durable() {
        if (failure != null) {
            return CompletableFuture.failedStage(failure);
        }
        if (onDisk == appended && waiters.isEmpty() && !completing) {
            return CompletableFuture.completedStage(null);
        }
        Waiter waiter = new Waiter(appended, new CompletableFuture<>());
        waiters.add(waiter);
        return waiter.done;
    }

    @Override
    public CompletionStage<StoreFailure> failed() {
        return failed;
    }

    private void commitUntilClosed() {
        try {
            while (commitNext()) {}
        } catch (IOException | RuntimeException e) {
            fail(new StoreFailure("The data folder can't be written: " + e, e));
        }
    }

    private boolean commitNext() throws IOException {
        JournalBuffer batch;
        long until;
        synchronized (this) {
            while (gathering.isEmpty() && !closed) {
                awaitUninterruptibly();
            }
            if (gathering.isEmpty()) {
                return false;
            }
            batch = gathering;
            until = appended;
            gathering = spare;
            notifyAll();
        }
        int size = batch.size();
        JournalFolder.write(channel, batch);
        channel.force(false);
        channel = compaction.written(size, channel);
        spare = batch;
        complete(until);
        return true;
    }

    private void awaitUninterruptibly() {
        try {
            wait();
        } catch (InterruptedException e) {
            LOG.debug("The committer goes on until the store is closed");
        }
    }

    private void complete(long until) {
        for (List<Waiter> due = due(until); !due.isEmpty(); due = due(until)) {
            due.forEach(waiter -> waiter.done.complete(null));
        }
    }

    private synchronized List<Waiter> due(long until) {
        onDisk = until;
        List<Waiter> due = new ArrayList<>();
        while (!waiters.isEmpty() && waiters.peek().until <= until) {
            due.add(waiters.poll());
        }
        completing = !due.isEmpty();
        return due;
    }

    private void fail(StoreFailure reason) {
        LOG.error("The store stops: {}", reason.getMessage());
        List<Waiter> failing;
        synchronized (this) {
            failure = reason;
            failing = new ArrayList<>(waiters);
            waiters.clear();
            notifyAll();
        }
        failing.forEach(waiter -> waiter.done.completeExceptionally(reason));
        failed.complete(reason);
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            notifyAll();
        }
        try {
            committer.join();
            compaction.awaitSnapshot();
            channel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The journal could not be closed", e);
        } finally {
            folder.close();
        }
    }
}
