package org.vigie.store.parquet;

import java.util.Optional;
import org.apache.parquet.format.Statistics;

/// The rows of one column of a row group before they are written.
abstract sealed class ColumnBuffer permits LongBuffer, TextBuffer {

    final Column column;
    final Presence presence = new Presence();
    private int pending;

    ColumnBuffer(Column column) {
        this.column = column;
    }

    /// @param shared for text given by number, the texts in ascending order
    static ColumnBuffer of(Column column, Optional<String[]> shared) {
        return column.kind() == Column.Kind.TEXT
                ? new TextBuffer(column, shared)
                : new LongBuffer(column);
    }

    /// Adds an absent value.
    final void addAbsent() {
        skipTo(rows() + 1);
    }

    /// Adds absent values before a row; there are none where that is the next one. Columns that are
    /// absent throughout cost nothing.
    ///
    /// @throws IllegalArgumentException where a value is needed
    final void skipTo(int row) {
        int absent = row - rows();
        if (absent != 0 && !column.optional()) {
            throw new IllegalArgumentException(column.name() + " needs a value in every row");
        }
        pending += absent;
    }

    private int rows() {
        return column.optional() ? presence.rows() + pending : values();
    }

    final void present() {
        if (column.optional()) {
            if (pending > 0) {
                presence.skip(pending);
                pending = 0;
            }
            presence.add(true);
        }
    }

    /// Brings the presence up to the last row.
    final void settle() {
        if (pending > 0) {
            presence.skip(pending);
            pending = 0;
        }
    }

    /// How many values are present.
    abstract int values();

    /// Writes the dictionary's values and returns how many there are; 0 where the layout has none.
    abstract int dictionary(Bytes page);

    /// Writes the values, or their indices, after the definition levels.
    abstract void data(Bytes page);

    /// Smallest and largest value, of what they are kept of.
    abstract Optional<Statistics> statistics();

    abstract void clear();

    /// Indices as one bit-packed run, padded to a multiple of eight; where there is one value only,
    /// as one run of it.
    final void writeIndices(Bytes page, int[] indices, int count, int distinct) {
        int width = width(distinct);
        page.put(width);
        if (distinct == 1 && column.layout() == Column.Layout.SMALLEST) {
            page.putVarint((long) count << 1);
            page.putIndex(0, width);
            return;
        }
        int groups = (count + 7) >>> 3;
        page.putVarint((long) groups << 1 | 1);
        for (int i = 0; i < count; i++) {
            page.putIndex(indices[i], width);
        }
        page.zeros(((groups << 3) - count) * width / 8);
    }

    /// Bits of an index.
    final int width(int dictionarySize) {
        boolean narrow = column.layout() == Column.Layout.SMALLEST;
        if (narrow && dictionarySize <= 1 << 8) {
            return 8;
        }
        if (dictionarySize <= 1 << 16) {
            return 16;
        }
        return narrow && dictionarySize <= 1 << 24 ? 24 : 32;
    }
}
