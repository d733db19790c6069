package org.vigie.benchmark;

import java.nio.file.Path;
import org.vigie.runner.LocalRunner;
import org.vigie.store.Store;
import org.vigie.timeline.Progress;

/// A store that is opened anew before each question, nothing of it in memory.
final class ColdStore implements AutoCloseable {

    private final Path place;
    private Store store;

    ColdStore(Path place) {
        this.place = place;
    }

    Side asked(Question question) {
        return new Side() {
            @Override
            public void prepare() throws Exception {
                close();
                PageCache.forget(place);
                store = Store.open(place);
            }

            @Override
            public String answer() {
                return question.fold().apply(new LocalRunner(store, Runtime.getRuntime().availableProcessors(), Progress.SILENT));
            }
        };
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}
