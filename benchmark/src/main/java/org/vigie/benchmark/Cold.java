package org.vigie.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is opened anew before each question, nothing of it in memory: a store, or DuckDB's table.
final class Cold<T extends AutoCloseable> implements AutoCloseable {

    /// How it is opened.
    interface Opening<T> {
        T open(Path place) throws Exception;
    }

    /// How it is asked.
    interface Answering<T> {
        String answer(T opened) throws Exception;
    }

    private final Path place;
    private final Opening<T> opening;
    private @Nullable T opened;

    Cold(Path place, Opening<T> opening) {
        this.place = place;
        this.opening = opening;
    }

    Side asked(Answering<T> question) {
        return new Side() {
            @Override
            public void prepare() throws Exception {
                close();
                PageCache.forget(place);
                opened = opening.open(place);
            }

            @Override
            public String answer() throws Exception {
                return question.answer(
                        Objects.requireNonNull(opened, "it is opened before it is asked"));
            }
        };
    }

    @Override
    public void close() throws IOException {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(place + " cannot be closed", e);
        }
    }
}
