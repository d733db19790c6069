package org.vigie.store.parquet;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// A bitmap of the rows that have a value, with the count before each block of 64 rows.
final class Ranks {

    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int COPIED = 4096;

    private final MemorySegment file;
    private final long start;
    private final int bytes;
    private final int[] before;

    Ranks(MemorySegment file, long start, int rows) {
        this.file = file;
        this.start = start;
        bytes = (rows + 7) >>> 3;
        before = new int[((rows + 63) >>> 6) + 1];
        count();
    }

    /// Words are copied out some thousands at a time: one by one costs a program that has just
    /// started most of what it takes to open a column.
    private void count() {
        int whole = bytes >>> 3;
        var some = new long[Math.min(whole, COPIED)];
        for (int block = 0; block < before.length - 1; block++) {
            int copied = block % COPIED;
            if (copied == 0 && block < whole) {
                MemorySegment.copy(
                        file, LONG, start + 8L * block, some, 0, Math.min(COPIED, whole - block));
            }
            before[block + 1] =
                    before[block] + Long.bitCount(block < whole ? some[copied] : word(block));
        }
    }

    private long word(int block) {
        int offset = block << 3;
        if (offset + 8 <= bytes) {
            return file.get(LONG, start + offset);
        }
        long word = 0;
        for (int b = 0; offset + b < bytes; b++) {
            word |= (file.get(ValueLayout.JAVA_BYTE, start + offset + b) & 0xFFL) << (b << 3);
        }
        return word;
    }

    int ordinal(int row) {
        long word = word(row >>> 6);
        if ((word >>> row & 1) == 0) {
            return -1;
        }
        return before[row >>> 6] + Long.bitCount(word & (1L << row) - 1);
    }
}
