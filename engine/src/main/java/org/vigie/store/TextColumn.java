package org.vigie.store;

import org.vigie.store.parquet.Chunk;

/// A column of texts; each distinct text is made into a string once, when first asked for.
final class TextColumn {

    private final Chunk chunk;
    private final Chunk.Indices indices;
    private volatile String[] texts;

    TextColumn(Chunk chunk) {
        this.chunk = chunk;
        indices = chunk.allAbsent() ? null : chunk.indices();
    }

    /// The text of a row, or the empty string where it has none.
    String at(int row) {
        int ordinal = chunk.ordinal(row);
        if (ordinal < 0) {
            return "";
        }
        var read = texts;
        if (read == null) {
            read = chunk.texts();
            texts = read;
        }
        return read[indices.get(ordinal)];
    }
}
