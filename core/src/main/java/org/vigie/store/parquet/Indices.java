package org.vigie.store.parquet;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// An array of indices in a file.
///
/// @param width bits of an index: 8, 16, 24 or 32; 0 where every index is 0
public record Indices(MemorySegment file, long start, int width) {

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// An index of a column that folds read at every event, whose width is 16 or 32. It has no
    /// other case, and nothing else calls it, so that a loop over events is compiled to one over an
    /// array.
    public int wide(int ordinal) {
        return width == 16 ? two(start + 2L * ordinal) : four(start + 4L * ordinal);
    }

    /// An index of any column.
    public int get(int ordinal) {
        return switch (width) {
            case 0 -> 0;
            case 8 -> one(start + ordinal);
            case 16 -> two(start + 2L * ordinal);
            case 24 -> three(start + 3L * ordinal);
            default -> four(start + 4L * ordinal);
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
