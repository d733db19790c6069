package org.vigie.store.upkeep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.vigie.store.Layout;
import org.vigie.store.WorkFolders;
import org.vigie.store.read.Store;
import org.vigie.timeline.Progress;

/// Keeps other commands from adding to a store meanwhile; who comes second waits.
///
/// The manifest is what is locked, so that nothing is left beside the store. Whoever changes a
/// store puts another in its place: who waited for the lock of the old manifest asks for that of
/// the new.
final class StoreLock implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 200;

    private final FileChannel channel;
    private final FileLock lock;

    private StoreLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// Waits for the lock.
    ///
    /// @throws org.vigie.store.StoreProblem where there is no store
    static StoreLock of(Path store, Progress progress) throws IOException {
        Store.readManifest(store);
        boolean said = false;
        while (true) {
            var lock = tried(store.resolve(Layout.MANIFEST));
            if (lock.isPresent()) {
                return lock.get();
            }
            if (!said) {
                progress.say("waiting for another command that adds to " + store);
                said = true;
            }
            pause();
            if (!Files.exists(store) && !Files.exists(replaced(store))) {
                Store.readManifest(store);
            }
        }
    }

    private static Path replaced(Path store) {
        var absolute = store.toAbsolutePath().normalize();
        return absolute.resolveSibling(WorkFolders.replaced(absolute));
    }

    /// Nothing where another has it, or is just putting a new store in place.
    private static Optional<StoreLock> tried(Path manifest) throws IOException {
        FileChannel channel;
        Object before;
        try {
            before = key(manifest);
            channel = FileChannel.open(manifest, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            var lock = channel.tryLock();
            if (lock != null && Objects.equals(before, key(manifest))) {
                return Optional.of(new StoreLock(channel, lock));
            }
        } catch (OverlappingFileLockException | NoSuchFileException e) {
            // Another thread of this process has it, or the store is just being replaced.
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
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
        lock.release();
        channel.close();
    }
}
