package org.vigie.store.read;

import org.jspecify.annotations.Nullable;
import org.vigie.store.parquet.Chunk;
import org.vigie.store.parquet.Indices;

/// A column of texts; each distinct text is made into a string once, when first asked for.
final class TextColumn {

    private final Chunk chunk;
    private final Indices indices;
    private volatile String @Nullable [] texts;

    TextColumn(Chunk chunk) {
        this.chunk = chunk;
        indices = chunk.indices();
    }

    /// The texts of a run of rows.
    void copy(int first, int count, String[] into) {
        if (!chunk.allPresent()) {
            for (int i = 0; i < count; i++) {
                into[i] = at(first + i);
            }
            return;
        }
        indices.lookUp(first, count, texts(), into);
    }

    private String[] texts() {
        var read = texts;
        if (read == null) {
            read = chunk.texts();
            texts = read;
        }
        return read;
    }

    /// The text of a row, or the empty string where it has none.
    String at(int row) {
        int ordinal = chunk.ordinal(row);
        if (ordinal < 0) {
            return "";
        }
        int index = indices.get(ordinal);
        var all = texts();
        if (index < 0 || index >= all.length) {
            throw indices.outside();
        }
        return all[index];
    }
}
