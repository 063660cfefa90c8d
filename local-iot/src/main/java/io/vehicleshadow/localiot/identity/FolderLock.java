package io.vehicleshadow.localiot.identity;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one at a time into a registry, be it a thread of this process or another process. */
final class FolderLock {

    /** What is done while the folder is locked. */
    @FunctionalInterface
    interface Work<T> {
        T result() throws IOException, GeneralSecurityException;
    }

    /** A file lock belongs to the whole process, so the threads of this one take turns first. */
    private static final ReentrantLock THIS_PROCESS = new ReentrantLock();

    private FolderLock() {}

    /** Waits until {@code folder} is free and does {@code work}, which must not lock it again. */
    static <T> T locked(Path folder, Work<T> work) throws IOException, GeneralSecurityException {
        THIS_PROCESS.lock();
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assert held.isValid();
            return work.result();
        } finally {
            THIS_PROCESS.unlock();
        }
    }
}
