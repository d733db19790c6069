package org.vigie.store.parquet;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// An array of indices in a file.
public final class Indices {

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final SealedBytes sealed;
    private final MemorySegment file;
    private final long start;
    private final int width;
    private boolean lazy;

    /// @param width bits of an index: 8, 16, 24 or 32; 0 where every index is 0
    Indices(SealedBytes sealed, long start, int width) {
        this.sealed = sealed;
        file = sealed.segment();
        this.start = start;
        this.width = width;
        lazy = sealed.isLazy();
    }

    /// Nothing is to be compared any more.
    void compared() {
        lazy = false;
    }

    /// Bits of an index, or 0 where every index is 0.
    int width() {
        return width;
    }

    /// Compares the bytes of a run of indices with their sums, before they are read one by one.
    ///
    /// @param end the first ordinal that is not in it
    /// @throws DamagedFile where they are not what was written
    public void touch(int first, int end) {
        if (!lazy) {
            return;
        }
        int bytes = width >>> 3;
        sealed.touch(start + (long) bytes * first, start + (long) bytes * end);
    }

    /// What is said of an index that the dictionary has no place for.
    public DamagedFile outside() {
        return DamagedFile.senseless(sealed.path());
    }

    /// An index of a column that folds read at every event, whose width is 16 or 32, in a run that
    /// was touched before. It has no other case, and nothing else calls it, so that a loop over
    /// events is compiled to one over an array.
    public int wide(int ordinal) {
        return width == 16 ? two(start + 2L * ordinal) : four(start + 4L * ordinal);
    }

    /// An index of any column.
    public int get(int ordinal) {
        if (width == 0) {
            return 0;
        }
        int bytes = width >>> 3;
        long position = start + (long) bytes * ordinal;
        if (lazy) {
            sealed.touchValue(position, bytes);
        }
        return switch (bytes) {
            case 1 -> one(position);
            case 2 -> two(position);
            case 3 -> three(position);
            default -> four(position);
        };
    }

    private int one(long position) {
        return file.get(ValueLayout.JAVA_BYTE, position) & 0xFF;
    }

    private int two(long position) {
        return file.get(SHORT, position) & 0xFFFF;
    }

    /// Read together with the byte before, which is there: at least the run's header.
    private int three(long position) {
        return file.get(INT, position - 1) >>> 8;
    }

    private int four(long position) {
        return file.get(INT, position);
    }

    /// Looks up a run of wide indices in a table. The indices are copied out first: a loop over an
    /// array is fast from the start, one over a file only when it has been compiled.
    public void lookUp(int first, int count, int[] table, int[] into) {
        touch(first, first + count);
        try {
            copyOut(first, count, table, into);
        } catch (ArrayIndexOutOfBoundsException e) {
            throw outside();
        }
    }

    private void copyOut(int first, int count, int[] table, int[] into) {
        if (width == 16) {
            var some = new short[count];
            MemorySegment.copy(file, SHORT, start + 2L * first, some, 0, count);
            for (int i = 0; i < count; i++) {
                into[i] = table[some[i] & 0xFFFF];
            }
        } else {
            var some = new int[count];
            MemorySegment.copy(file, INT, start + 4L * first, some, 0, count);
            for (int i = 0; i < count; i++) {
                into[i] = table[some[i]];
            }
        }
    }

    /// Looks up a run of indices in a table of texts.
    public void lookUp(int first, int count, String[] table, String[] into) {
        touch(first, first + count);
        try {
            copyOut(first, count, table, into);
        } catch (ArrayIndexOutOfBoundsException e) {
            throw outside();
        }
    }

    private void copyOut(int first, int count, String[] table, String[] into) {
        if (width == 8) {
            var some = new byte[count];
            MemorySegment.copy(file, ValueLayout.JAVA_BYTE, start + first, some, 0, count);
            for (int i = 0; i < count; i++) {
                into[i] = table[some[i] & 0xFF];
            }
        } else {
            for (int i = 0; i < count; i++) {
                into[i] = table[get(first + i)];
            }
        }
    }
}
