package org.vigie.store.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.store.StoreProblem;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.timeline.Progress;

/// Who works on a store keeps others from it.
class StoreLockTest {

    @TempDir Path folder;

    @Test
    void whoComesSecondToMakeAStoreIsRefused() throws Exception {
        var store = folder.resolve("store");
        try (var _ = StoreLock.toMake(store)) {
            assertEquals(
                    store
                            + " is being made by another command; choose another name or wait for"
                            + " it",
                    assertThrows(StoreProblem.class, () -> StoreLock.toMake(store)).getMessage());
        }
        StoreLock.toMake(store).close();
        assertFalse(Files.exists(folder.resolve("store.lock")));
    }

    @Test
    void postingsAreMadeAnewWhenNobodyAdds() throws Exception {
        var store = folder.resolve("store");
        Life.store(store, GeneratedLives.of(new SplittableRandom(5), 20, 8), 1).close();
        assertWaits(store, progress -> () -> StoreIndex.rebuild(store, progress), 1);
        assertWaits(store, progress -> () -> ReplaceEvents.run(store, progress), 0);
    }

    /// A command that is given a progress to say that it waits.
    private interface Command {
        Callable<Integer> with(Progress progress);
    }

    private static void assertWaits(Path store, Command command, int result) throws Exception {
        var waits = new CountDownLatch(1);
        Progress progress =
                new Progress() {
                    @Override
                    public void report(String task, long done, long total) {
                        assertEquals(0, waits.getCount(), "nothing is done before");
                    }

                    @Override
                    public void say(String line) {
                        assertEquals("waiting for another command that works on " + store, line);
                        waits.countDown();
                    }
                };
        try (var thread = Executors.newSingleThreadExecutor()) {
            var lock = StoreLock.of(store, Progress.SILENT);
            var done = thread.submit(command.with(progress));
            waits.await();
            assertFalse(done.isDone());
            lock.close();
            assertEquals(result, done.get());
        }
        assertTrue(Files.notExists(store.resolveSibling("store.lock")));
    }
}
