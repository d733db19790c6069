package org.vigie.store.upkeep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.vigie.store.StoreProblem;
import org.vigie.store.WorkFolders;
import org.vigie.store.read.Store;
import org.vigie.timeline.Progress;

/// Keeps other commands from making a store, adding to it or changing it meanwhile; who comes
/// second to a store waits, who comes second to make one is refused.
///
/// What is locked is a file beside the store, `STORE.lock`, that is there only as long as somebody
/// works on it; one that a killed process left is used by the next and removed. It is no file of
/// the store: a process loses its lock when it closes any channel to the same file, and it reads
/// those.
public final class StoreLock implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 100;
    private static final int TIMES = 3;

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private StoreLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /// Waits for the lock.
    ///
    /// @throws StoreProblem where there is no store
    static StoreLock of(Path store, Progress progress) throws IOException {
        Store.readManifest(store);
        var file = file(store);
        boolean said = false;
        while (true) {
            var lock = tried(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (!said) {
                progress.say("waiting for another command that works on " + store);
                said = true;
            }
            pause();
        }
    }

    /// The lock of a store that is to be made.
    ///
    /// @throws StoreProblem where another command makes it at this moment
    public static StoreLock toMake(Path store) throws IOException {
        WorkFolders.parent(store);
        for (int times = 0; times < TIMES; times++) {
            var lock = tried(file(store));
            if (lock.isPresent()) {
                return lock.get();
            }
            // Who had it may just be removing it.
            pause();
        }
        throw new StoreProblem(
                store + " is being made by another command; choose another name or wait for it");
    }

    private static Path file(Path store) {
        var absolute = store.toAbsolutePath().normalize();
        return absolute.resolveSibling(absolute.getFileName() + ".lock");
    }

    /// Nothing where another has it, or is just removing it.
    private static Optional<StoreLock> tried(Path file) throws IOException {
        FileChannel channel;
        Object before;
        try {
            create(file);
            before = key(file);
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            var lock = channel.tryLock();
            if (lock != null && Objects.equals(before, key(file))) {
                return Optional.of(new StoreLock(file, channel, lock));
            }
        } catch (OverlappingFileLockException | NoSuchFileException e) {
            // Another thread of this process has it, or whoever had it has just removed it.
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            return; // another's, or one that was left
        }
    }

    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for another command", e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        lock.release();
        channel.close();
    }
}
