package org.vigie.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Hands batches from the thread that reads to one that writes, a few at a time, so that both work
/// at once in bounded memory. Where writing fails, reading fails with the same error.
final class ShardFeed implements AutoCloseable {

    private static final int BATCHES = 4;
    private static final long PATIENCE_MILLIS = 100;

    /// Writes a batch.
    interface Writer {
        void write(EventBatch batch) throws IOException;
    }

    private final BlockingQueue<EventBatch> empty = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<EventBatch> filled = new ArrayBlockingQueue<>(BATCHES + 1);
    private final EventBatch end = new EventBatch();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> writing;

    ShardFeed(Writer writer) {
        for (int i = 0; i < BATCHES; i++) {
            empty.add(new EventBatch());
        }
        writing =
                thread.submit(() -> {
                    for (var batch = filled.take(); batch != end; batch = filled.take()) {
                        writer.write(batch);
                        empty.add(batch);
                    }
                    return null;
                });
    }

    /// A batch to be filled with people of a shard.
    EventBatch batch(int shard) throws IOException {
        try {
            var batch = empty.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            while (batch == null) {
                if (writing.isDone()) {
                    await(writing);
                }
                batch = empty.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            }
            batch.begin(shard);
            return batch;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Gives a filled batch away.
    void send(EventBatch batch) {
        filled.add(batch);
    }

    /// Waits until everything is written.
    void finish() throws IOException {
        filled.add(end);
        await(writing);
    }

    /// Waits for a task and fails as it does.
    static void await(Future<?> task) throws IOException {
        try {
            task.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case UncheckedIOException cause -> throw cause.getCause();
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        thread.close();
    }
}
