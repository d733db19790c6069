package org.vigie.store.parquet;

import org.apache.parquet.format.Statistics;

/// The rows of one column of a row group before they are written.
abstract sealed class ColumnBuffer permits LongBuffer, TextBuffer {

    final Column column;
    final Presence presence = new Presence();
    private int pending;

    ColumnBuffer(Column column) {
        this.column = column;
    }

    /// Adds an absent value. Columns that are absent throughout cost nothing.
    final void addAbsent() {
        if (!column.optional()) {
            throw new IllegalArgumentException(column.name() + " needs a value in every row");
        }
        pending++;
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

    /// Smallest and largest value, or null.
    abstract Statistics statistics();

    abstract void clear();

    /// Indices as one bit-packed run, padded to a multiple of eight.
    static void writeIndices(Bytes page, int[] indices, int count, int width) {
        int groups = (count + 7) >>> 3;
        page.put(width);
        page.putVarint((long) groups << 1 | 1);
        for (int i = 0; i < count; i++) {
            if (width == 16) {
                page.putShort(indices[i]);
            } else {
                page.putInt(indices[i]);
            }
        }
        page.zeros(((groups << 3) - count) * width / 8);
    }

    static int width(int dictionarySize) {
        return dictionarySize <= 1 << 16 ? 16 : 32;
    }
}
