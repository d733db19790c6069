package org.vigie.store.parquet;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.parquet.format.ColumnMetaData;
import org.jspecify.annotations.Nullable;

/// One column of one row group, read in place, or from memory where it was packed.
///
/// A value is addressed by its ordinal among the values present; {@link #ordinal(int)} turns a row
/// into it. Where nothing is absent the two are the same.
public final class Chunk {

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Bytes of a number in groups of 7 bits, at the most.
    private static final int LONGEST_VARINT = 10;

    private final SealedBytes sealed;
    private final MemorySegment page;
    private final int rows;
    private final MemorySegment dictionary;
    private final int dictionarySize;
    private @Nullable Ranks ranks;
    private boolean allAbsent;
    private long values;
    private int width;
    private @Nullable Indices indices;
    private boolean lazy;

    /// The dictionary is compared with its sums at once, values when they are asked for.
    private Chunk(
            SealedBytes values, int rows, Optional<SealedBytes> dictionary, int dictionarySize) {
        sealed = values;
        page = values.segment();
        lazy = values.isLazy();
        this.rows = rows;
        this.dictionary = dictionary.map(SealedBytes::segment).orElse(MemorySegment.NULL);
        this.dictionarySize = dictionarySize;
        dictionary.ifPresent(SealedBytes::touchAll);
    }

    /// @throws UnreadableFile where its pages are damaged
    static Chunk read(SealedBytes file, ColumnMetaData meta, boolean optional, int rows) {
        var pages = Page.of(file, meta);
        var first = pages.getFirst();
        boolean indexed = pages.size() > 1;
        var chunk =
                new Chunk(
                        pages.getLast().plain(),
                        rows,
                        indexed ? Optional.of(first.plain()) : Optional.empty(),
                        indexed ? first.dictionarySize() : 0);
        chunk.readValues(optional ? chunk.readPresence(0) : 0, indexed);
        return chunk;
    }

    /// A column that lies in memory as the file would have it.
    ///
    /// @param path the file that it was made from
    static Chunk of(Path path, ColumnBuffer buffer, int rows) {
        buffer.settle();
        var bytes = new Bytes(1 << 10);
        int distinct = buffer.dictionary(bytes);
        boolean indexed = distinct > 0;
        var dictionary =
                indexed ? Optional.of(inMemory(path, bytes)) : Optional.<SealedBytes>empty();
        bytes.clear();
        if (buffer.column.optional()) {
            buffer.presence.write(bytes);
        }
        buffer.data(bytes);
        var chunk = new Chunk(inMemory(path, bytes), rows, dictionary, distinct);
        chunk.readValues(buffer.column.optional() ? chunk.readPresence(0) : 0, indexed);
        return chunk;
    }

    /// A column of a file that has no rows.
    ///
    /// @param path of the file
    public static Chunk empty(Path path) {
        return new Chunk(SealedBytes.inMemory(path, MemorySegment.NULL), 0, Optional.empty(), 0);
    }

    /// Outside the heap, as a mapped file is, so that the same code reads both.
    private static SealedBytes inMemory(Path path, Bytes bytes) {
        var segment = Arena.ofAuto().allocate(bytes.size());
        MemorySegment.copy(bytes.array(), 0, segment, ValueLayout.JAVA_BYTE, 0, bytes.size());
        return SealedBytes.inMemory(path, segment);
    }

    private long readPresence(long start) {
        sealed.touchValue(start, 4);
        int length = page.get(INT, start);
        sealed.touch(start, start + 4 + length);
        long position = start + 4;
        long run = 0;
        int shift = 0;
        int b;
        do {
            b = page.get(ValueLayout.JAVA_BYTE, position++);
            run |= (long) (b & 0x7F) << shift;
            shift += 7;
        } while (b < 0);
        if ((run & 1) == 1) {
            ranks = new Ranks(page, position, rows);
        } else {
            allAbsent = page.get(ValueLayout.JAVA_BYTE, position) == 0;
        }
        return start + 4 + length;
    }

    private void readValues(long start, boolean indexed) {
        if (allAbsent) {
            return;
        }
        values = start;
        if (indexed) {
            sealed.touchValue(start, 1);
            width = page.get(ValueLayout.JAVA_BYTE, start);
            values = start + 1;
            indices = readIndices();
        }
    }

    /// What lies behind the header of the run: an array of indices, or one index for all.
    private Indices readIndices() {
        sealed.touch(values, Math.min(page.byteSize(), values + LONGEST_VARINT));
        boolean packed = (page.get(ValueLayout.JAVA_BYTE, values) & 1) == 1;
        long position = values;
        while (page.get(ValueLayout.JAVA_BYTE, position) < 0) {
            position++;
        }
        return new Indices(sealed, position + 1, packed ? width : 0);
    }

    /// Compares all of it with its sums at once, where most of it will be read: values are not
    /// looked after one by one any more. A thread that does not see that yet does so in vain.
    ///
    /// @throws DamagedFile where its bytes are not what was written
    public Chunk compareAll() {
        sealed.touchAll();
        lazy = false;
        if (indices != null) {
            indices.compared();
        }
        return this;
    }

    public int rows() {
        return rows;
    }

    /// Whether no row has a value.
    public boolean allAbsent() {
        return allAbsent;
    }

    /// Whether every row has a value.
    public boolean allPresent() {
        return !allAbsent && ranks == null;
    }

    /// The ordinal of a row's value, or -1 where it is absent.
    public int ordinal(int row) {
        if (ranks == null) {
            return allAbsent ? -1 : row;
        }
        return ranks.ordinal(row);
    }

    /// The indices into the dictionary. Where there is none, every index is one that it has no
    /// place for.
    public Indices indices() {
        return indices == null ? new Indices(sealed, 0, 0) : indices;
    }

    /// @throws DamagedFile where its bytes are not what was written
    public int intAt(int ordinal) {
        try {
            if (indices != null) {
                return dictionary.get(INT, 4L * indices.get(ordinal));
            }
            long position = values + 4L * ordinal;
            if (lazy) {
                sealed.touchValue(position, 4);
            }
            return page.get(INT, position);
        } catch (IndexOutOfBoundsException e) {
            throw DamagedFile.senseless(sealed.path());
        }
    }

    /// @throws DamagedFile where its bytes are not what was written
    public long longAt(int ordinal) {
        try {
            if (indices != null) {
                return dictionary.get(LONG, 8L * indices.get(ordinal));
            }
            long position = values + 8L * ordinal;
            if (lazy) {
                sealed.touchValue(position, 8);
            }
            return page.get(LONG, position);
        } catch (IndexOutOfBoundsException e) {
            throw DamagedFile.senseless(sealed.path());
        }
    }

    public double doubleAt(int ordinal) {
        return Double.longBitsToDouble(longAt(ordinal));
    }

    public int dictionarySize() {
        return dictionarySize;
    }

    /// The dictionary of a column of numbers of 64 bits.
    public long[] longs() {
        return dictionary.asSlice(0, 8L * dictionarySize).toArray(LONG);
    }

    /// The dictionary of a column of text.
    public String[] texts() {
        var texts = new String[dictionarySize];
        var page = dictionary.toArray(ValueLayout.JAVA_BYTE);
        var lengths = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        int position = 0;
        for (int id = 0; id < texts.length; id++) {
            int length = lengths.getInt(position);
            texts[id] = new String(page, position + 4, length, StandardCharsets.UTF_8);
            position += 4 + length;
        }
        return texts;
    }

    /// For a column in runs: the first row of each run, and the number of rows at the end.
    public int[] runStarts() {
        sealed.touch(values, page.byteSize());
        var starts = new int[dictionarySize + 1];
        long position = values;
        int row = 0;
        for (int run = 0; run < dictionarySize; run++) {
            starts[run] = row;
            long length = 0;
            int shift = 0;
            int b;
            do {
                b = page.get(ValueLayout.JAVA_BYTE, position++);
                length |= (long) (b & 0x7F) << shift;
                shift += 7;
            } while (b < 0);
            row += (int) (length >>> 1);
            position += width / 8;
        }
        starts[dictionarySize] = row;
        return starts;
    }
}
