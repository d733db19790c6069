package org.vigie.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.vigie.store.read.Partition;
import org.vigie.store.read.Store;
import org.vigie.timeline.Fold;
import org.vigie.timeline.People;
import org.vigie.timeline.Progress;

/// All cores of one machine: each thread takes the next piece and adds it to a state of its own;
/// the states are merged at the end.
public record LocalRunner(Store store, int threads, Progress progress) implements People {

    /// Pieces a thread gets, so that none waits long for the last.
    private static final int PIECES_PER_THREAD = 8;

    public LocalRunner(Store store) {
        this(store, Processors.count(), Progress.SILENT);
    }

    @Override
    public <S> S fold(Fold<S> fold) {
        var pieces = store.pieces(threads * PIECES_PER_THREAD, fold.relevant());
        var next = new AtomicInteger();
        var read = new AtomicLong();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var states = new ArrayList<Future<S>>();
            for (int thread = 0; thread < threads; thread++) {
                states.add(
                        pool.submit(() -> {
                            try {
                                return state(fold, pieces, next, read);
                            } catch (Throwable e) {
                                next.set(pieces.size()); // the others need not go on
                                throw e;
                            }
                        }));
            }
            var merged = fold.empty();
            for (var state : states) {
                merged = fold.merge(merged, state.get());
            }
            store.requireUnchanged();
            return merged;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /// What one thread finds in the pieces that it takes.
    private <S> S state(Fold<S> fold, List<Partition> pieces, AtomicInteger next, AtomicLong read) {
        var state = fold.empty();
        for (int p = next.getAndIncrement(); p < pieces.size(); p = next.getAndIncrement()) {
            var piece = pieces.get(p);
            piece.forEach(person -> fold.add(state, person));
            progress.report(
                    "reading people", read.addAndGet(piece.people()), store.manifest().people());
        }
        return state;
    }
}
